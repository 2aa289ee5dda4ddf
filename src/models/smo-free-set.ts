import { sum } from '../numerics/vectors.js';
import { factorise, solveFactorised } from './kernel-cholesky.js';
import type { SmoState } from './smo-state.js';

/** With more free samples than this the equations cost more than they save. */
const MOST_FREE = 200;

/**
 * Solves the machine exactly for the samples whose α is neither 0 nor C, the others staying where they are: the margin of
 * each is then 1, which makes as many linear equations. Steps of two variables end slowly; when they have found out which
 * samples are free, this is the end at once.
 *
 * Changes nothing when a variable would leave its box, which says that others are free, or the equations are singular.
 */
export function solveFreeSet({ K, alpha, lower, upper, gradient }: SmoState): void {
  const n = alpha.length;
  const free: number[] = [];
  for (let i = 0; i < n; i++) if (alpha[i] > lower[i] && alpha[i] < upper[i]) free.push(i);
  const m = free.length;
  if (m < 2 || m > MOST_FREE) return;
  // K change + bias = gradient, Σ change = 0. As the changes sum to 0, a constant added to all of K makes no difference but
  // one: r columns leave K of rank r, r + 1 samples can be free, and with the constant their equations can be solved.
  const constant = free.reduce((sum, i) => sum + K[i * n + i], 0) / m;
  const L = new Float64Array(m * m);
  for (let a = 0; a < m; a++) {
    for (let b = 0; b <= a; b++) L[a * m + b] = K[free[a] * n + free[b]] + constant;
  }
  if (!factorise(L, m)) return;
  const unbalanced = Float64Array.from(free, (i) => gradient[i]);
  const forOnes = new Float64Array(m).fill(1);
  solveFactorised(L, m, unbalanced);
  solveFactorised(L, m, forOnes);
  const bias = sum(unbalanced) / sum(forOnes);
  const moved = free.map((i, a) => alpha[i] + unbalanced[a] - bias * forOnes[a]);
  if (moved.every((value, a) => value > lower[free[a]] && value < upper[free[a]])) {
    moved.forEach((value, a) => (alpha[free[a]] = value));
  }
}
