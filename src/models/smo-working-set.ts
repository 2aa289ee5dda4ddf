import type { SmoState } from './smo-state.js';

/** Stands for a curvature that is not positive, as in libsvm. */
export const SMALLEST_CURVATURE = 1e-12;

/** The largest gradient where a signed alpha may still rise, and the smallest where one may fall. */
export function extremes({ alpha, lower, upper, gradient }: SmoState): {
  highest: number;
  lowest: number;
} {
  let highest = -Infinity;
  let lowest = Infinity;
  for (let i = 0; i < alpha.length; i++) {
    if (alpha[i] < upper[i] && gradient[i] > highest) highest = gradient[i];
    if (alpha[i] > lower[i] && gradient[i] < lowest) lowest = gradient[i];
  }
  return { highest, lowest };
}

/** The sample of largest gradient among those whose signed alpha may still rise. */
export function highestRising({ alpha, upper, gradient }: SmoState): number {
  let best = -1;
  for (let i = 0; i < alpha.length; i++) {
    if (alpha[i] < upper[i] && (best < 0 || gradient[i] > gradient[best])) best = i;
  }
  return best;
}

/** Whose signed alpha should fall while that of `up` rises; -1 when no pair violates by more than `enough`. */
export function bestPartner(state: SmoState, up: number, enough: number): number {
  const { K, diagonal, alpha, lower, gradient } = state;
  const row = up * alpha.length;
  const highest = gradient[up];
  let best = -1;
  let worst = enough;
  // The gain violation² / curvature as two numbers, which saves a division for each sample.
  let bestSquare = 0;
  let bestCurvature = 1;
  for (let k = 0; k < alpha.length; k++) {
    const violation = highest - gradient[k];
    if (violation <= 0 || alpha[k] <= lower[k]) continue;
    if (violation > worst) worst = violation;
    const curvature = Math.max(diagonal[up] + diagonal[k] - 2 * K[row + k], SMALLEST_CURVATURE);
    const square = violation * violation;
    if (square * bestCurvature > bestSquare * curvature) {
      bestSquare = square;
      bestCurvature = curvature;
      best = k;
    }
  }
  return worst > enough ? best : -1;
}
