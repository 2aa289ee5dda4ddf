import { criticalT } from '../numerics/critical-t.js';
import { indicesOfSmallest } from '../numerics/smallest.js';
import { tTestP } from './t-test.js';

/** A p-value this small is next to what doubles can hold, and has no |t| that could be found from it. */
const TINY = 1e-290;

/**
 * Which columns have the `count` smallest p-values, smallest first, of equal ones the earlier first; without computing
 * them all.
 *
 * The tail of Student's t falls as |t| or the degrees of freedom rise. So the p-values of the `count` columns of largest
 * |t| bound the largest one that can be among the smallest, and a |t| that does not come below it even with the most
 * degrees of freedom is out.
 *
 * @param mostDf no column has more degrees of freedom
 */
export function smallestP(
  t: Float64Array,
  df: Float64Array,
  mostDf: number,
  count: number,
): number[] {
  const least = leastT(t, df, mostDf, count);
  const among: number[] = [];
  for (let j = 0; j < t.length; j++) if (!(Math.abs(t[j]) < least)) among.push(j);
  const p = among.map((j) => tTestP(t[j], df[j]));
  return indicesOfSmallest(p, count).map((k) => among[k]);
}

function leastT(t: Float64Array, df: Float64Array, mostDf: number, count: number): number {
  const nearness = new Float64Array(t.length);
  for (let j = 0; j < t.length; j++) nearness[j] = -Math.abs(t[j]) || 0;
  const largest = indicesOfSmallest(nearness, count);
  const worst = largest.reduce((p, j) => Math.max(p, tTestP(t[j], df[j])), 0);
  const enough = largest.length === count && worst < 1 && worst > TINY;
  return enough ? criticalT(worst, mostDf) * (1 - 1e-9) : 0;
}
