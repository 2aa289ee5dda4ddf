import { describe, expect, it } from 'vitest';

import {
  fitVarianceFilter,
  variance,
  varianceFilter,
  type VarianceRule,
} from '../../src/selection/variance-filter.js';
import { heldOutOf, rawSmall, trainingOf, withValue } from '../datasets.js';
import { golden, largest, relative } from '../golden.js';

/** One column per list, over two samples of each class. */
function columns(...values: number[][]) {
  return trainingOf(
    values[0].map((_, i) => values.map((column) => column[i])),
    [0, 1, 0, 1],
  );
}

function kept(rule: VarianceRule, data: ReturnType<typeof columns>): readonly string[] {
  return fitVarianceFilter(varianceFilter(rule), data).probes;
}

describe('variance', () => {
  it('has the divisor n - 1', () => {
    const { training } = rawSmall();
    const n = training.y.length;
    const wanted = golden('small.json').deviations_divisor_n.map((sd) => (sd ** 2 * n) / (n - 1));
    expect(largest(relative, variance(training), wanted)).toBeLessThan(1e-9);
  });

  it('is exactly 0 for a constant probe and for no other', () => {
    const [constant, nearly] = variance(columns([0.1, 0.1, 0.1, 0.1], [1, 1, 1, 1 + 1e-12]));
    expect(constant).toBe(0);
    expect(nearly).toBeGreaterThan(0);
  });
});

describe('the quantile rule', () => {
  // Variances in the proportion 0 : 1 : 4 : 9 : 16.
  const data = columns(...[0, 1, 2, 3, 4].map((size) => [size, -size, 0, 0].map((v) => v / 2)));

  it('keeps what varies strictly more than the quantile', () => {
    expect(kept({ by: 'quantile', quantile: 0.5 }, data)).toEqual(['g3', 'g4']);
    expect(kept({ by: 'quantile', quantile: 0.49 }, data)).toEqual(['g2', 'g3', 'g4']);
    expect(kept({ by: 'quantile', quantile: 0.99 }, data)).toEqual(['g4']);
  });

  it('drops the least and nothing else at 0, constant or not', () => {
    expect(kept({ by: 'quantile', quantile: 0 }, data)).toEqual(['g1', 'g2', 'g3', 'g4']);
    const varying = columns([0, 1, 0, 1], [0, 2, 0, 2], [0, 3, 0, 3]);
    expect(kept({ by: 'quantile', quantile: 0 }, varying)).toEqual(['g1', 'g2']);
  });

  it('drops probes that tie at the quantile, whatever the rounding', () => {
    for (let k = 1; k <= 50; k++) {
      const [tied, more] = [
        [0, k / 7, 0, 0],
        [0, k, 0, 0],
      ];
      const ties = columns(tied, tied, tied, tied, tied, tied, tied, more);
      expect(kept({ by: 'quantile', quantile: 0.3 }, ties)).toEqual(['g7']);
    }
  });
});

describe('the varying rule', () => {
  it('keeps every probe that is not constant, however little it varies', () => {
    const data = columns([1, 1, 1, 1], [2, 2, 2, 2 + 1e-12], [0, 5, 0, 5]);
    expect(kept({ by: 'varying' }, data)).toEqual(data.probes.slice(1));
  });
});

describe('the top rule', () => {
  const data = columns([0, 2, 0, 2], [5, 5, 5, 5], [0, 9, 0, 9], [0, 4, 0, 4]);

  it('keeps the most variable, in the order they came in', () => {
    expect(kept({ by: 'top', top: 1 }, data)).toEqual(['g2']);
    expect(kept({ by: 'top', top: 2 }, data)).toEqual(['g2', 'g3']);
    expect(kept({ by: 'top', top: 3 }, data)).toEqual(['g0', 'g2', 'g3']);
  });

  it('drops a constant probe also where there is room for it', () => {
    expect(kept({ by: 'top', top: 4 }, data)).toEqual(['g0', 'g2', 'g3']);
    expect(kept({ by: 'top', top: 100 }, data)).toEqual(['g0', 'g2', 'g3']);
  });
});

describe('the range rule', () => {
  const rule = { by: 'range', floor: 100, ceiling: 16_000, ratio: 5, difference: 500 } as const;

  it('keeps max / min > ratio and max - min > difference, strictly', () => {
    const data = columns(
      [200, 1000, 500, 500], // exactly 5 times
      [200, 1000.1, 500, 500], // a little more, and 800 apart
      [100, 600, 300, 300], // 6 times, but exactly 500 apart
      [100, 600.1, 300, 300],
      [4000, 16_000, 5000, 5000], // far apart, but 4 times only
    );
    expect(kept(rule, data)).toEqual(['g1', 'g3']);
  });

  it('clips to floor and ceiling first', () => {
    const data = columns(
      [-5000, 601, 300, 300], // 100 and 601 after clipping
      [-5000, 599, 300, 300],
      [3300, 90_000, 5000, 5000], // 3300 and 16,000: less than 5 times
      [3100, 90_000, 5000, 5000],
    );
    expect(kept(rule, data)).toEqual(['g0', 'g3']);
  });

  it('drops a constant probe also where it asks for nothing', () => {
    const anything = { ...rule, ratio: 1, difference: 0 };
    const data = columns([7, 7, 7, 7], [300, 300, 300, 300], [300, 301, 300, 300], [1, 2, 3, 4]);
    expect(kept(anything, data)).toEqual(['g2']);
  });
});

describe('fitVarianceFilter', () => {
  it('selects the same columns from held-out rows, whatever these hold', () => {
    const step = fitVarianceFilter(
      varianceFilter({ by: 'top', top: 1 }),
      columns([0, 1, 0, 1], [0, 9, 0, 9]),
    );
    const heldOut = heldOutOf([
      [1000, 3],
      [-1000, 3],
    ]);
    expect(step.transform(heldOut).X.to2DArray()).toEqual([[3], [3]]);
  });

  it.each<VarianceRule>([
    { by: 'top', top: 5 },
    { by: 'quantile', quantile: 0 },
    { by: 'range', floor: 100, ceiling: 16_000, ratio: 5, difference: 500 },
  ])('says so when no probe passes $by', (rule) => {
    const constant = columns([3, 3, 3, 3], [4, 4, 4, 4]);
    expect(() => kept(rule, constant)).toThrow(
      `varianceFilter: none of 2 probes passes ${JSON.stringify(rule)}. Loosen the rule`,
    );
  });

  it('refuses missing values', () => {
    const gap = withValue(columns([1, 2, 3, 4]), 3, 0, NaN);
    expect(() => kept({ by: 'top', top: 1 }, gap)).toThrow(
      'varianceFilter: sample s4 has the value NaN at probe g0',
    );
  });
});

describe('varianceFilter', () => {
  const range = { by: 'range', floor: 100, ceiling: 16_000, ratio: 5, difference: 500 } as const;

  it.each<[VarianceRule, string]>([
    [{ by: 'quantile', quantile: 1 }, 'quantile must be at least 0 and below 1, not 1'],
    [{ by: 'quantile', quantile: -0.1 }, 'not -0.1'],
    [{ by: 'quantile', quantile: NaN }, 'not NaN'],
    [{ by: 'top', top: 0 }, 'top must be a positive whole number, not 0'],
    [{ by: 'top', top: 2.5 }, 'not 2.5'],
    [{ ...range, floor: 0 }, 'floor must be a positive intensity, not 0'],
    [{ ...range, ceiling: 100 }, 'ceiling must be a number above the floor, not 100'],
    [{ ...range, ceiling: Infinity }, 'not Infinity'],
    [{ ...range, ratio: 0.9 }, 'ratio must be a number of at least 1, not 0.9'],
    [{ ...range, difference: -1 }, 'difference must be a number that is not negative, not -1'],
    [{ ...range, ratio: Infinity }, 'ratio must be a number of at least 1, not Infinity'],
    [{ ...range, difference: Infinity }, 'that is not negative, not Infinity'],
  ])('refuses %j', (rule, message) => {
    expect(() => varianceFilter(rule)).toThrow(RangeError);
    expect(() => varianceFilter(rule)).toThrow(message);
  });

  it('is a plain spec', () => {
    expect(varianceFilter(range)).toEqual({ kind: 'variance-filter', rule: range });
  });
});
