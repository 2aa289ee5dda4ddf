import { describe, expect, it } from 'vitest';

import type { Label } from '../../src/cohort/dataset.js';
import { random } from '../../src/numerics/random.js';
import { Relabelling } from '../../src/selection/max-t-relabelling.js';
import { tTests } from '../../src/selection/t-test.js';
import { drawn } from '../datasets.js';
import { relative } from '../golden.js';

describe('Relabelling', () => {
  const { X } = drawn(15, 60, 4, { shifted: 20, shift: 2 });
  X.set(3, 7, 1e4); // a column with one value far out
  const columns = Array.from({ length: 60 }, (_, j) => centred(X.getColumn(j)));
  const labellings = [3, 7, 11].map((positives) => {
    const y = Array.from({ length: 15 }, (_, i): Label => (i < positives ? 1 : 0));
    const drawnLabels = [0, 1, 2, 3].map((r) => random(9, positives, r).shuffle(y));
    return { positives, drawnLabels };
  });

  it.each(labellings)('has the squares of Welch’s t, $positives of 15', ({ drawnLabels }) => {
    const relabelling = new Relabelling(drawnLabels);
    const expected = drawnLabels.map((labels) => tTests(X, labels).t);
    columns.forEach((column, j) => {
      relabelling.take(column);
      expected.forEach((t, r) =>
        expect(relative(relabelling.squaredT(r), t[j] ** 2)).toBeLessThan(1e-9),
      );
    });
  });

  it.each(labellings)('bounds them by the sum alone, $positives of 15', ({ drawnLabels }) => {
    const relabelling = new Relabelling(drawnLabels);
    let ruledOut = 0;
    for (const square of [0, 0.1, 1, 4, 20, 1e5, 1e12, Infinity]) {
      const bound = relabelling.boundFor(square);
      for (const column of columns) {
        relabelling.take(column);
        relabelling.sums.forEach((sum, r) => {
          if (sum ** 2 > bound * relabelling.total) return;
          ruledOut++;
          expect(relabelling.squaredT(r)).toBeLessThanOrEqual(square);
        });
      }
    }
    // Half of all, or there would be no use in it.
    expect(ruledOut).toBeGreaterThan(4 * 240);
  });

  it('is infinite where both classes are constant, and no bound rules that out', () => {
    const y: Label[] = [0, 0, 0, 1, 1];
    const relabelling = new Relabelling([y]);
    relabelling.take(centred(y));
    expect(relabelling.squaredT(0)).toBe(Infinity);
    const bound = relabelling.boundFor(1e300);
    expect(relabelling.sums[0] ** 2).toBeGreaterThan(bound * relabelling.total);
  });
});

function centred(values: readonly number[]): Float64Array {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Float64Array.from(values, (value) => value - mean);
}
