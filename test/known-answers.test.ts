import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';

import { describe, expect, it } from 'vitest';

import { projectRoot } from '../src/files/project-root.js';
import { readCatalogue } from '../src/loading/catalogue.js';
import { csvRows } from './csv-rows.js';
import { absolute, largest, relative } from './golden.js';

const folder = path.join(projectRoot, 'data', 'results', 'golub');
const read = (name: string) => readFileSync(path.join(folder, name), 'utf8');
const reference = <T>(name: string) =>
  JSON.parse(readFileSync(path.join(__dirname, 'reference', name), 'utf8')) as T;
const rows = csvRows(read('selection.csv'));
const tableOf = (name: string) => csvRows(read(`${name}.csv`));
const byProbe = new Map(rows.map((row) => [row.probe, row]));

describe('the committed results of the real cohort', () => {
  it('come from the cohort as published', async () => {
    const run = JSON.parse(read('run.json')) as {
      cohort: { checksum: string; simulated: boolean };
    };
    const [golub] = await readCatalogue();
    expect(run.cohort).toMatchObject({ checksum: golub.checksum, simulated: false });
  });

  it('have the known answers: 7,129 probes, 63 by Bonferroni, 63 by Holm, 548 by Benjamini-Hochberg', () => {
    const significant = (column: string) =>
      rows.filter((row) => Number(row[column]) <= 0.05).length;
    expect(rows).toHaveLength(7129);
    expect(['p_bonferroni', 'p_holm', 'p_bh'].map(significant)).toEqual([63, 63, 548]);
  });

  it('have zyxin first', () => {
    const zyxin = rows.find(({ probe }) => probe === 'X95735_at')!;
    expect(zyxin.gene).toBe('ZYX');
    expect(Number(zyxin.t)).toBeCloseTo(9.640968, 6);
    expect(Number(zyxin.df)).toBeCloseTo(29.626, 3);
    expect(Number(zyxin.p)).toBeCloseTo(1.2097e-10, 14);
    expect(Math.min(...rows.map(({ p }) => Number(p)))).toBe(Number(zyxin.p));
  });

  it('leave the statistics of constant probes empty, with p and every adjusted p at 1', () => {
    const constant = rows.filter(({ variance }) => Number(variance) === 0);
    expect(constant).toHaveLength(1050);
    for (const { t, df, p, p_bonferroni, p_holm, p_bh } of constant) {
      expect([t, df, p, p_bonferroni, p_holm, p_bh]).toEqual(['', '', '1', '1', '1', '1']);
    }
  });

  it("rank by elimination, one at a time, and end with scikit-learn's last 64", () => {
    const ranks = rows.map(({ rfe_rank }) => Number(rfe_rank));
    expect([...ranks].sort((a, b) => a - b)).toEqual(rows.map((_, k) => k + 1));
    const { last } = reference<{ last: string[] }>('rfe-one-at-a-time-golub.json');
    expect(last).toHaveLength(64);
    expect(last.map((_, k) => rows[ranks.indexOf(k + 1)].probe)).toEqual(last);
  });

  it("have R's t, df and p of Welch's test", () => {
    const { probe, ...welch } = reference<SelectionOfR>('selection-golub.json');
    probe.forEach((name, k) => {
      const row = byProbe.get(name)!;
      for (const column of ['t', 'df', 'p'] as const) {
        const wanted = welch[column][k];
        if (wanted === null) expect(row[column]).toBe('');
        else expect(relative(Number(row[column]), wanted)).toBeLessThan(1e-9);
      }
    });
  });

  it("have limma's moderated t and p, constant probes included", () => {
    const limma = reference<SelectionOfR>('selection-golub.json');
    limma.probe.forEach((probe, k) => {
      const row = byProbe.get(probe)!;
      // limma's t of a constant probe is rounding.
      expect(absolute(Number(row.t_moderated), limma.t_moderated[k])).toBeLessThan(1e-9);
      expect(relative(Number(row.p_moderated), limma.p_moderated[k])).toBeLessThan(1e-9);
    });
  });

  it("have multtest's step-down maxT, within chance", () => {
    const multtest = reference<SelectionOfR>('selection-golub.json');
    const ours = 10_000;
    multtest.probe.forEach((probe, k) => {
      const q = multtest.p_maxt[k];
      const error = Math.sqrt(q * (1 - q) * (1 / ours + 1 / multtest.permutations));
      const difference = absolute(Number(byProbe.get(probe)!.p_maxt), q);
      expect(difference).toBeLessThan(4.5 * error + 2 / ours);
    });
  });

  it("have glmnet's regularisation path: λ, probes and coefficients", () => {
    const table = csvRows(read('regularisation-path.csv'));
    const { alphas } = reference<PathOfR>('glmnet-path-golub.json');
    for (const { alpha, steps } of alphas) {
      const own = table.filter((row) => Number(row.alpha) === alpha);
      const lambdas = [...new Set(own.map(({ lambda }) => lambda))];
      expect(lambdas).toHaveLength(100);
      for (const { step, lambda, intercept, probe, coefficient } of steps) {
        expect(relative(Number(lambdas[step]), lambda)).toBeLessThan(1e-12);
        const [constant, ...weights] = own.filter((row) => row.lambda === lambdas[step]);
        expect(constant.probe).toBe('(Intercept)');
        expect(absolute(Number(constant.coefficient), intercept)).toBeLessThan(1e-4);
        const theirs = new Map(probe.map((name, k) => [name, coefficient[k]]));
        const names = new Set([...probe, ...weights.map((row) => row.probe)]);
        const of = new Map(weights.map((row) => [row.probe, Number(row.coefficient)]));
        for (const name of names) {
          expect(absolute(of.get(name) ?? 0, theirs.get(name) ?? 0)).toBeLessThan(1e-4);
        }
      }
    }
  });

  it.each(['all probes', 't-test 50'] as const)(
    "have the held-out scores of R's models: machine, lasso and, within chance, forest, on %s",
    (probes) => {
      const { sample, [probes]: wanted } = reference<ModelsOfR>('models-golub.json');
      const table = csvRows(read('predictions.csv'));
      const scores = (model: string) => {
        const own = table.filter(({ pipeline }) => pipeline === `${model}, ${probes}`);
        return sample.map((id) => Number(own.find((row) => row.sample === String(id))?.score));
      };
      expect(largest(absolute, scores('RBF SVM'), wanted.svm)).toBeLessThan(1e-6);
      expect(largest(absolute, scores('L1 logistic'), wanted.lasso)).toBeLessThan(1e-4);
      const { mean, sd } = wanted.forest;
      scores('random forest').forEach((votes, i) => {
        // Shares of 200 votes move by 1/200 at least.
        expect(absolute(votes, mean[i])).toBeLessThan(4.5 * sd[i] + 1 / 200);
      });
    },
  );

  it('compare engines on every training sample', () => {
    const engines = csvRows(read('engines.csv'));
    const own = (engine: string) => engines.filter((row) => row.engine === engine);
    expect(['ml-svm', 'ml-random-forest'].map((engine) => own(engine).length)).toEqual([38, 38]);
    expect(own('own')).toHaveLength(76);
  });

  it('publish the fingerprint of the choice that was made, by the rule, from the saved folds', () => {
    const { hash, spec, chosen, heldOut } = JSON.parse(read('chosen.json')) as {
      hash: string;
      spec: { candidates: object; rule: { highestMeanOf: string[] } };
      chosen: string;
      heldOut: { n: number; errors: number };
    };
    expect(createHash('sha256').update(JSON.stringify(spec)).digest('hex')).toBe(hash);
    expect(spec.rule.highestMeanOf).toEqual(['accuracy', 'auc']);
    const folds = tableOf('cross-validation');
    const names = Object.keys(spec.candidates);
    const meanOf = (name: string) => {
      const own = folds.filter(({ pipeline }) => pipeline === name);
      return own.reduce((sum, { accuracy }) => sum + Number(accuracy), 0) / own.length;
    };
    expect(Math.max(...names.map(meanOf))).toBe(meanOf(chosen));
    const [row] = tableOf('holdout').filter(({ pipeline }) => pipeline === chosen);
    expect([Number(row.n), Number(row.errors)]).toEqual([heldOut.n, heldOut.errors]);
  });

  it('score every pipeline on each fold of 10 × 5, and call every patient once per repeat', () => {
    const nested = tableOf('nested-cross-validation');
    const names = new Set(nested.map(({ pipeline }) => pipeline));
    expect(nested).toHaveLength(names.size * 50);
    const patients = tableOf('patients');
    expect(patients).toHaveLength(names.size * 72);
    expect(new Set(patients.map(({ votes }) => votes))).toEqual(new Set(['10']));
    const wrong = (id: string) =>
      patients.filter((r) => r.sample === id).reduce((sum, r) => sum + Number(r.wrong_votes), 0);
    const samples = [...new Set(patients.map(({ sample }) => sample))];
    expect(Math.max(...samples.map(wrong))).toBe(wrong('66'));
  });

  it('find near-perfect accuracy in shuffled labels by selection outside the folds, and chance inside', () => {
    const rows = tableOf('leakage-audit');
    const meanOf = (pipeline: string, selection: string) => {
      const own = rows.filter(
        (r) => r.pipeline === pipeline && r.selection === selection && r.labels === 'permuted',
      );
      expect(own.length).toBeGreaterThanOrEqual(20);
      return own.reduce((sum, { accuracy }) => sum + Number(accuracy), 0) / own.length;
    };
    expect(meanOf('RFE 64', 'outside')).toBeGreaterThan(0.97);
    for (const pipeline of ['t-test 10', 't-test 50', 't-test 200', 'RFE 64']) {
      expect(meanOf(pipeline, 'outside')).toBeGreaterThan(0.7);
      // 47 of 72 are of the larger class.
      expect(meanOf(pipeline, 'inside')).toBeLessThan(47 / 72);
    }
  });
});

interface SelectionOfR {
  permutations: number;
  probe: string[];
  t: (number | null)[];
  df: (number | null)[];
  p: number[];
  t_moderated: number[];
  p_moderated: number[];
  p_maxt: number[];
}

interface ModelScoresOfR {
  svm: number[];
  lasso: number[];
  forest: { mean: number[]; sd: number[] };
}

interface ModelsOfR extends Record<'all probes' | 't-test 50', ModelScoresOfR> {
  sample: number[];
}

interface PathOfR {
  alphas: {
    alpha: number;
    steps: {
      step: number;
      lambda: number;
      intercept: number;
      probe: string[];
      coefficient: number[];
    }[];
  }[];
}
