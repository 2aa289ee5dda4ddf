import { solveDecreasing } from './solve-decreasing.js';
import { twoSidedP } from './student-t.js';

/**
 * The |t| that Student's t exceeds with probability `alpha`, both sides taken together: half the width of a confidence
 * interval of 1 - alpha, in standard errors. To about 1e-12 relative.
 *
 * @param alpha in (0, 1)
 * @param df > 0, need not be an integer
 */
export function criticalT(alpha: number, df: number): number {
  if (!(alpha > 0 && alpha < 1 && df > 0)) {
    throw new RangeError(
      `criticalT: alpha must lie between 0 and 1 and df above 0, not ${alpha} and ${df}.`,
    );
  }
  return solveDecreasing((t) => twoSidedP(t, df), alpha);
}
