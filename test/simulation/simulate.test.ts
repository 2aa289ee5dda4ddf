import { Matrix } from 'ml-matrix';
import { beforeAll, describe, expect, it } from 'vitest';

import type { Cohort } from '../../src/cohort/cohort.js';
import { trainingSet } from '../../src/cohort/dataset.js';
import { readCatalogue } from '../../src/loading/catalogue.js';
import { requireShape } from '../../src/loading/read-entry.js';
import { simulateCohort } from '../../src/simulation/simulate.js';
import {
  readSimulationTable,
  type SimulationTable,
} from '../../src/simulation/simulation-table.js';
import { tTests } from '../../src/selection/t-test.js';

const SEEDS = [1, 2, 3];
let table: SimulationTable;
let cohorts: Cohort[];

beforeAll(async () => {
  table = await readSimulationTable();
  cohorts = await Promise.all(SEEDS.map((seed) => simulateCohort(table, seed)));
});

/** Values clipped to [100, 16000]. */
function clip(X: Matrix): Matrix {
  return new Matrix(X.to2DArray().map((row) => row.map((v) => Math.min(16_000, Math.max(100, v)))));
}

const share = (cohort: Cohort, test: (value: number) => boolean) =>
  cohort.expression.to1DArray().filter(test).length / (72 * 7129);

describe('simulateCohort', () => {
  it('has the real sizes, classes and split, and says what it is', async () => {
    const [{ samples, probes, provenance, calls }] = cohorts;
    const [golub] = await readCatalogue();
    requireShape(golub, { samples, probes });
    expect(samples[0]).toEqual({ id: 'sim-01', label: 'ALL', split: 'training' });
    expect(samples[71]).toEqual({ id: 'sim-72', label: 'AML', split: 'held-out' });
    expect(provenance).toMatchObject({ name: 'simulated', simulated: true });
    expect(provenance.source).toContain('not patients');
    expect(calls).toHaveLength(72);
    expect(probes.filter((probe) => probe.accession.startsWith('AFFX')).length).toBe(58);
  });

  it('is the same for a seed and another for another', async () => {
    const again = await simulateCohort(table, 1);
    expect(again.provenance.checksum).toBe(cohorts[0].provenance.checksum);
    expect(cohorts[1].provenance.checksum).not.toBe(cohorts[0].provenance.checksum);
    await expect(simulateCohort(table, 0.5)).rejects.toThrow(RangeError);
  });

  it('holds whole numbers', () => {
    expect(share(cohorts[0], Number.isInteger)).toBe(1);
  });

  it('keeps probes at the floor that never left it, though the table rounds log2(100) up', () => {
    const atFloor = table.probes.flatMap(({ meanAll, meanAml }, j) =>
      meanAll === 6.644 && meanAml === 6.644 ? [j] : [],
    );
    expect(atFloor.length).toBeGreaterThan(700);
    for (const j of atFloor) {
      expect(Math.max(...cohorts[0].expression.getColumn(j))).toBeLessThanOrEqual(100);
    }
  });

  // In brackets: what the real cohort has.
  it.each(SEEDS.map((seed, i) => [seed, i]))('looks like the real arrays with seed %i', (_, i) => {
    const cohort = cohorts[i];
    // [28.7 % negative; 28.2 % called present]
    const negative = share(cohort, (value) => value < 0);
    expect(negative).toBeGreaterThan(0.26);
    expect(negative).toBeLessThan(0.3);
    const present = cohort.calls!.join('').split('P').length - 1;
    expect(present / (72 * 7129)).toBeGreaterThan(0.27);
    expect(present / (72 * 7129)).toBeLessThan(0.295);

    const { X, y } = trainingSet(cohort);
    const clipped = clip(X);
    const columns = Array.from({ length: 7129 }, (_unused, j) => clipped.getColumn(j));
    // [1,050 constant; 3,051 kept by max/min > 5 and max - min > 500]
    const ranges = columns.map((column) => [Math.min(...column), Math.max(...column)]);
    const constant = ranges.filter(([min, max]) => min === max).length;
    expect(constant).toBeGreaterThan(780);
    expect(constant).toBeLessThan(1100);
    const varying = ranges.filter(([min, max]) => max / min > 5 && max - min > 500).length;
    expect(varying).toBeGreaterThan(2700);
    expect(varying).toBeLessThan(3500);
    // [63 after Bonferroni]
    const logs = new Matrix(clipped.to2DArray().map((row) => row.map(Math.log2)));
    const significant = tTests(logs, y).p.filter((p) => p * 7129 <= 0.05).length;
    expect(significant).toBeGreaterThanOrEqual(40);
    expect(significant).toBeLessThanOrEqual(125);
  });

  it('keeps the means and deviations of clipped values that the table gives', () => {
    // Over 3 seeds there are 141 ALL arrays. A probe of middling intensity that is often at the floor:
    const j = table.probes.findIndex((p) => p.meanAll > 7.2 && p.meanAll < 7.3 && p.sd > 0.5);
    const values = cohorts.flatMap(({ expression, samples }) =>
      samples.flatMap(({ label }, i) =>
        label === 'ALL' ? [Math.log2(Math.max(100, expression.get(i, j)))] : [],
      ),
    );
    const { meanAll, sd, loadings } = table.probes[j];
    const deviation = Math.hypot(sd, ...loadings);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    expect(Math.abs(mean - meanAll)).toBeLessThan((4 * deviation) / Math.sqrt(values.length));
  });
});
