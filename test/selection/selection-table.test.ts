import { describe, expect, it } from 'vitest';

import { adjust } from '../../src/selection/multiple-testing.js';
import { selectionStatistics } from '../../src/selection/selection-table.js';
import { tTests } from '../../src/selection/t-test.js';
import { variance } from '../../src/selection/variance-filter.js';
import { rawSmall } from '../datasets.js';

describe('selectionStatistics', () => {
  const { training } = rawSmall();
  const rows = selectionStatistics(training, new Map([['g3', 'ZYX']]));

  it('has a row per probe, in their order, with the gene where it is known', () => {
    expect(rows.map(({ probe }) => probe)).toEqual(training.probes);
    expect(rows[3].gene).toBe('ZYX');
    expect(rows.filter(({ gene }) => gene !== '')).toHaveLength(1);
  });

  it("holds Welch's tests, the corrections of all of them, and variances", () => {
    const { t, df, p } = tTests(training.X, training.y, 'welch');
    expect(rows.map((row) => row.t)).toEqual(t);
    expect(rows.map((row) => row.df)).toEqual(df);
    expect(rows.map((row) => row.p)).toEqual(p);
    expect(rows.map((row) => row.p_bonferroni)).toEqual(adjust(p, 'bonferroni'));
    expect(rows.map((row) => row.p_holm)).toEqual(adjust(p, 'holm'));
    expect(rows.map((row) => row.p_bh)).toEqual(adjust(p, 'benjamini-hochberg'));
    expect(rows.map((row) => row.variance)).toEqual(variance(training));
  });

  it('counts constant probes among the tests, with every p at 1', () => {
    expect(rows[7]).toMatchObject({
      t: NaN,
      df: NaN,
      p: 1,
      p_bonferroni: 1,
      p_holm: 1,
      p_bh: 1,
      variance: 0,
    });
    const [best] = [...rows].sort((a, b) => a.p - b.p);
    expect(best.p_bonferroni).toBe(40 * best.p);
  });
});
