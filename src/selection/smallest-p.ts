import { criticalT } from '../numerics/critical-t.js';
import { indicesOfSmallest } from '../numerics/smallest.js';
import { tTestP } from './t-test.js';

/** A p-value this small is next to what doubles can hold, and has no |t| that could be found from it. */
const TINY = 1e-290;

/**
 * Which columns have the `count` smallest p-values, smallest first, of equal ones the earlier first; without computing
 * them all.
 *
 * The tail of Student's t falls as |t| or the degrees of freedom rise. So among any columns the one that comes in place
 * `count` bounds the p-values that can be among the smallest, and a |t| that does not come below it even with the most
 * degrees of freedom is out. Twice as many columns of largest |t| give a bound that a few of them with few degrees of
 * freedom don't spoil.
 *
 * @param mostDf no column has more degrees of freedom
 */
export function smallestP(
  t: Float64Array,
  df: Float64Array,
  mostDf: number,
  count: number,
): number[] {
  const far = new Float64Array(t.length);
  for (let j = 0; j < t.length; j++) far[j] = -Math.abs(t[j]) || 0;
  const least = leastT(t, df, mostDf, count, indicesOfSmallest(far, 2 * count));
  const among: number[] = [];
  for (let j = 0; j < far.length; j++) if (-far[j] >= least) among.push(j);
  const p = among.map((j) => tTestP(t[j], df[j]));
  return indicesOfSmallest(p, count).map((k) => among[k]);
}

/** The |t| below which no column can be among the `count` of smallest p, by these columns; 0 when they don't tell. */
function leastT(
  t: Float64Array,
  df: Float64Array,
  mostDf: number,
  count: number,
  columns: readonly number[],
): number {
  const p = columns.map((j) => tTestP(t[j], df[j])).sort((a, b) => a - b);
  const worst = p[count - 1];
  return worst < 1 && worst > TINY ? criticalT(worst, mostDf) * (1 - 1e-9) : 0;
}
