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
  const columns = Array.from({ length: 60 }, (_, k) => 59 - k);
  const labellings = [3, 7, 11].flatMap((positives) => {
    const y = Array.from({ length: 15 }, (_, i): Label => (i < positives ? 1 : 0));
    return [0, 1, 2, 3].map((r) => ({ y, labels: random(9, positives, r).shuffle(y) }));
  });

  it.each(labellings)('has the squares of Welch’s t of $labels', ({ y, labels }) => {
    const relabelling = new Relabelling(X, y, columns);
    relabelling.become(labels);
    const { t } = tTests(X, labels);
    columns.forEach((j, k) =>
      expect(relative(relabelling.squaredT(k), t[j] ** 2)).toBeLessThan(1e-9),
    );
  });

  it.each(labellings)('bounds them by the sum alone: $labels', ({ y, labels }) => {
    const relabelling = new Relabelling(X, y, columns);
    relabelling.become(labels);
    let ruledOut = 0;
    for (const square of [0, 0.1, 1, 4, 20, 1e5, 1e12, Infinity]) {
      const bound = relabelling.boundFor(square);
      columns.forEach((_, k) => {
        if (relabelling.sums[k] ** 2 > bound * relabelling.total[k]) return;
        ruledOut++;
        expect(relabelling.squaredT(k)).toBeLessThanOrEqual(square);
      });
    }
    // Half of all pairs, or there would be no use in it.
    expect(ruledOut).toBeGreaterThan(240);
  });

  it('is infinite where both classes are constant, and no bound rules that out', () => {
    const y: Label[] = [0, 0, 0, 1, 1];
    const constant = drawn(5, 2, 1);
    y.forEach((label, i) => constant.X.set(i, 0, label));
    const relabelling = new Relabelling(constant.X, y, [0, 1]);
    relabelling.become(y);
    expect(relabelling.squaredT(0)).toBe(Infinity);
    const bound = relabelling.boundFor(1e300);
    expect(relabelling.sums[0] ** 2).toBeGreaterThan(bound * relabelling.total[0]);
  });
});
