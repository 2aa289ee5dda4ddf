import { describe, expect, it } from 'vitest';

import { kuncheva, nogueira } from '../../src/selection/stability.js';
import { frequencyRows, stabilityRows } from '../../src/selection/stability-table.js';

const lists = {
  long: [
    ['a', 'b', 'c'],
    ['a', 'c', 'd'],
  ],
  short: [['a'], ['b', 'a']],
};

describe('stabilityRows', () => {
  it('cuts the lists at each size, best first', () => {
    const rows = stabilityRows(lists, [1, 3], 20);
    expect(rows.map(({ method, size }) => [method, size])).toEqual([
      ['long', 1],
      ['long', 3],
      ['short', 1],
      ['short', 3],
    ]);
    expect(rows[0]).toMatchObject({
      resamples: 2,
      mean_size: 1,
      nogueira: 1,
      kuncheva: 1,
      mean_shared: 1,
    });
    const whole = nogueira(lists.long, 20);
    expect(rows[1]).toEqual({
      method: 'long',
      size: 3,
      resamples: 2,
      mean_size: 3,
      kuncheva: kuncheva(lists.long, 20),
      nogueira: whole.stability,
      nogueira_lower: whole.lower,
      nogueira_upper: whole.upper,
      mean_shared: 2,
    });
  });

  it('says how long lists are that end before the size', () => {
    const short = stabilityRows(lists, [3], 20)[1];
    expect(short).toMatchObject({ size: 3, mean_size: 1.5, kuncheva: NaN, mean_shared: 1 });
  });
});

describe('frequencyRows', () => {
  it('has the frequencies that are not too small, with the genes that are known', () => {
    const rows = frequencyRows({ long: lists.long }, [2], new Map([['a', 'GENE']]), 0.6);
    expect(rows).toEqual([{ method: 'long', size: 2, probe: 'a', gene: 'GENE', frequency: 1 }]);
    // b and d are on one of two.
    expect(frequencyRows({ long: lists.long }, [3], new Map(), 0.5)).toHaveLength(4);
    expect(frequencyRows(lists, [2, 3], new Map(), 0)).toHaveLength(3 + 4 + 2 + 2);
  });
});
