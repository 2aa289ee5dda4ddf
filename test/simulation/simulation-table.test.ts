import { Matrix } from 'ml-matrix';
import { describe, expect, it } from 'vitest';

import type { Cohort } from '../../src/cohort/cohort.js';
import { formatSimulationTable, summariseCohort } from '../../src/simulation/simulation-summary.js';
import {
  parseSimulationTable,
  readSimulationTable,
} from '../../src/simulation/simulation-table.js';
import { random } from '../../src/numerics/random.js';

/** 4 ALL and 3 AML on 5 probes; the last probe never leaves the floor. */
function cohort(): Cohort {
  const rng = random(5);
  const rows = Array.from({ length: 7 }, (_, i) => [
    ...Array.from({ length: 4 }, () => Math.round(400 + 100 * rng.normal() + 50 * i)),
    -20 * (i + 1),
  ]);
  return {
    expression: new Matrix(rows),
    samples: rows.map((_, i) => ({
      id: `s${i}`,
      label: i < 4 ? 'ALL' : 'AML',
      split: 'training',
    })),
    probes: rows[0].map((_, j) => ({ accession: `g${j}_at`, description: '' })),
    classes: { positive: 'AML', negative: 'ALL' },
    calls: rows.map(() => 'PPPPA'),
    provenance: { name: 'small', source: '', checksum: '', simulated: true },
  };
}

describe('summariseCohort', () => {
  const { expression } = cohort();
  const logs = Matrix.zeros(7, 5).add(expression).apply(clipAndLog);
  function clipAndLog(this: Matrix, i: number, j: number) {
    this.set(i, j, Math.log2(Math.min(16_000, Math.max(100, this.get(i, j)))));
  }
  const mean = (rows: number[], j: number) =>
    rows.reduce((sum, i) => sum + logs.get(i, j), 0) / rows.length;
  const all = [0, 1, 2, 3];
  const aml = [4, 5, 6];

  it('gives the mean of each class', () => {
    const { probes } = summariseCohort(cohort(), { factors: 2 });
    probes.forEach((probe, j) => {
      expect(probe.meanAll).toBeCloseTo(mean(all, j), 12);
      expect(probe.meanAml).toBeCloseTo(mean(aml, j), 12);
    });
  });

  it('shares the variance within classes out to factors and the rest', () => {
    const { probes } = summariseCohort(cohort(), { factors: 2 });
    probes.forEach(({ sd, loadings }, j) => {
      const residuals = [all, aml].flatMap((rows) =>
        rows.map((i) => logs.get(i, j) - mean(rows, j)),
      );
      const variance = residuals.reduce((sum, value) => sum + value ** 2, 0) / 5;
      expect(sd ** 2 + loadings.reduce((sum, l) => sum + l * l, 0)).toBeCloseTo(variance, 12);
    });
  });

  it('leaves nothing over with as many factors as there are dimensions within classes', () => {
    const { probes } = summariseCohort(cohort(), { factors: 5 });
    for (const { sd } of probes) expect(sd).toBeLessThan(1e-6);
    // Then the loadings hold all covariances within classes.
    const [a, b] = probes;
    const covariance = [all, aml]
      .flatMap((rows) =>
        rows.map((i) => (logs.get(i, 0) - mean(rows, 0)) * (logs.get(i, 1) - mean(rows, 1))),
      )
      .reduce((sum, value) => sum + value / 5, 0);
    expect(a.loadings.reduce((sum, l, k) => sum + l * b.loadings[k], 0)).toBeCloseTo(
      covariance,
      12,
    );
  });

  it('counts calls by intensity, and keeps the quantiles below the floor', () => {
    const { background } = summariseCohort(cohort(), { factors: 2 });
    expect(background.belowFloor[0]).toEqual([0, -140]);
    expect(background.belowFloor.at(-1)).toEqual([1, -20]);
    expect(background.calls.find(({ upTo }) => upTo === 0)).toMatchObject({ P: 0, A: 1 });
    expect(background.calls.find(({ upTo }) => upTo === 500)).toMatchObject({ P: 1, A: 0 });
  });
});

describe('the table files', () => {
  it('say again what was summarised, to 4 digits', () => {
    const table = summariseCohort(cohort(), { factors: 2 });
    const { probes, background } = formatSimulationTable(table);
    const read = parseSimulationTable(probes, background);
    expect(read.probes.map((probe) => probe.accession)).toEqual(
      table.probes.map((probe) => probe.accession),
    );
    expect(read.probes[0].meanAll).toBe(Number(table.probes[0].meanAll.toPrecision(4)));
    expect(read.probes[1].loadings).toEqual(
      table.probes[1].loadings.map((value) => Number(value.toPrecision(4))),
    );
    expect(read.probes[4]).toMatchObject({ sd: 0, loadings: [0, 0] });
    expect(read.background.calls).toHaveLength(table.background.calls.length);
  });

  it('are refused with line and column where they were damaged', () => {
    const header = 'accession,mean_all,mean_aml,sd,loading_1\n';
    expect(() => parseSimulationTable(`${header}a_at,7,8,x,0\n`, '{}')).toThrow(
      'probes.csv, line 2, column "sd": "x" is not a number',
    );
    expect(() => parseSimulationTable(`${header}a_at,7,,1,0\n`, '{}')).toThrow(
      'probes.csv, line 2, column "mean_aml": a value is missing',
    );
  });

  it('that are committed have every probe once, and eight factors', async () => {
    const { probes, background } = await readSimulationTable();
    expect(new Set(probes.map((probe) => probe.accession)).size).toBe(7129);
    expect(new Set(probes.map((probe) => probe.loadings.length))).toEqual(new Set([8]));
    expect(background).toMatchObject({ floor: 100, ceiling: 16_000 });
  });
});
