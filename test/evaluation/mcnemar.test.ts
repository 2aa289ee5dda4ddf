import { describe, expect, it } from 'vitest';

import type { Label } from '../../src/cohort/dataset.js';
import { mcnemar } from '../../src/evaluation/mcnemar.js';
import { golden, relative } from '../golden.js';

/** Calls of two classifiers that differ as often as asked, and are right and wrong together now and then. */
function calls(onlyFirst: number, onlySecond: number) {
  const y: Label[] = [];
  const first: Label[] = [];
  const second: Label[] = [];
  const add = (count: number, firstRight: boolean, secondRight: boolean) => {
    for (let i = 0; i < count; i++) {
      const label: Label = i % 2 === 0 ? 1 : 0;
      const other: Label = label === 1 ? 0 : 1;
      y.push(label);
      first.push(firstRight ? label : other);
      second.push(secondRight ? label : other);
    }
  };
  add(5, true, true);
  add(onlyFirst, true, false);
  add(3, false, false);
  add(onlySecond, false, true);
  return [y, first, second] as const;
}

describe('mcnemar', () => {
  it.each(golden('paired-tests.json').mcnemar)(
    'counts $only_first against $only_second and has the p of a fair coin',
    ({ only_first: onlyFirst, only_second: onlySecond, p }) => {
      const found = mcnemar(...calls(onlyFirst, onlySecond));
      expect([found.onlyFirst, found.onlySecond]).toEqual([onlyFirst, onlySecond]);
      expect(relative(found.p, p)).toBeLessThan(1e-12);
      expect(found.p).toBeLessThanOrEqual(1);
    },
  );

  it('is a sum of fair coins, twice', () => {
    // P(X ≤ 1) of 8.
    expect(relative(mcnemar(...calls(1, 7)).p, (2 * (1 + 8)) / 256)).toBeLessThan(1e-14);
  });

  it('does not mind samples on which both are right or both wrong', () => {
    expect(mcnemar([1, 0, 1], [1, 0, 0], [1, 0, 0])).toEqual({ onlyFirst: 0, onlySecond: 0, p: 1 });
    expect(mcnemar([], [], []).p).toBe(1);
  });

  it('refuses calls that are not one per label', () => {
    expect(() => mcnemar([1, 0], [1, 0], [1])).toThrow(
      '2 labels, 2 calls of the first and 1 calls of the second',
    );
    expect(() => mcnemar([1, 0], [1], [1, 0])).toThrow(
      '2 labels, 1 calls of the first and 2 calls of the second',
    );
  });
});
