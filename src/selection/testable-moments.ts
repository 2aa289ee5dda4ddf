import type { Matrix } from 'ml-matrix';

import type { Label } from '../cohort/dataset.js';
import {
  type ClassStatistics,
  classStatistics,
  requireTwoOfEachClass,
} from '../models/class-statistics.js';
import { requireSameLength } from '../numerics/require.js';
import { firstNotFinite, rowsOf } from '../numerics/rows.js';

/**
 * Means and sums of squares of every column within each class, of data that can be tested.
 *
 * @param X samples × probes, finite
 * @param y one label per row, at least two of each class
 * @param what names the caller in errors
 * @throws Error when there are not as many labels as rows or a class has fewer than two samples, and naming row and
 * column of a value that is not finite
 */
export function testableMoments(X: Matrix, y: readonly Label[], what: string): ClassStatistics {
  requireSameLength(what, { labels: y.length, 'rows of X': X.rows });
  const positives = y.filter((label) => label === 1).length;
  requireTwoOfEachClass(what, [y.length - positives, positives]);
  const statistics = classStatistics({ X, y });
  // What is not finite makes its column's squares so, and those are fewer to look at.
  if (statistics.squares.every((squares) => firstNotFinite(squares) < 0)) return statistics;
  rowsOf(X).forEach((row, i) => {
    const j = firstNotFinite(row);
    if (j >= 0) {
      throw new Error(
        `${what} needs finite values; row ${i + 1}, column ${j + 1} is ${row[j]}. Impute missing values first.`,
      );
    }
  });
  return statistics;
}
