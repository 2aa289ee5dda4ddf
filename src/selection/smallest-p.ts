import { criticalT } from '../numerics/critical-t.js';
import { indicesOfSmallest } from '../numerics/smallest.js';
import { type TStatistics, tTestP } from './t-test.js';

/** A p-value this small is next to what doubles can hold, and has no |t| that could be found from it. */
const TINY = 1e-290;

/**
 * Which columns have the `count` smallest p-values, smallest first, of equal ones the earlier first; without computing
 * them all.
 *
 * The tail of Student's t falls as |t| or the degrees of freedom rise. So among any columns the one that comes in place
 * `count` bounds the p-values that can be among the smallest, and a |t| that does not come below it even with the most
 * degrees of freedom is out.
 *
 * @param mostDf no column has more degrees of freedom
 */
export function smallestP(tests: TStatistics, mostDf: number, count: number): number[] {
  const { t, dfOf } = tests;
  const least = leastT(tests, mostDf, count, farthestOfRuns(t, 2 * count));
  const among: number[] = [];
  for (let j = 0; j < t.length; j++) if ((Math.abs(t[j]) || 0) >= least) among.push(j);
  const p = among.map((j) => tTestP(t[j], dfOf(j)));
  return indicesOfSmallest(p, count).map((k) => among[k]);
}

/** Of each of so many runs of neighbouring columns the one of largest |t|: nearly as good as the largest of all, and soon found. */
function farthestOfRuns(t: Float64Array, runs: number): number[] {
  const length = Math.ceil(t.length / runs);
  const farthest: number[] = [];
  for (let from = 0; from < t.length; from += length) {
    let best = from;
    for (let j = from, most = -1; j < from + length && j < t.length; j++) {
      const size = Math.abs(t[j]);
      if (!(size > most)) continue;
      most = size;
      best = j;
    }
    farthest.push(best);
  }
  return farthest;
}

/** The |t| below which no column can be among the `count` of smallest p, by these columns; 0 when they don't tell. */
function leastT(
  { t, dfOf }: TStatistics,
  mostDf: number,
  count: number,
  columns: readonly number[],
): number {
  const p = Float64Array.from(columns, (j) => tTestP(t[j], dfOf(j))).sort();
  const worst = p[count - 1];
  return worst < 1 && worst > TINY ? criticalT(worst, mostDf) * (1 - 1e-9) : 0;
}
