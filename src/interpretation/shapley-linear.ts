import { Matrix } from 'ml-matrix';

import { mean } from '../numerics/describe.js';

/**
 * Shapley values of a linear score w·x + b against a background: wⱼ (xⱼ - mean of the background's xⱼ), exactly (Štrumbelj
 * and Kononenko 2014, Knowledge and Information Systems 41:647).
 *
 * @param weights one per column
 * @param background rows that stand for a sample of which nothing is known
 * @param X rows to explain, with the same columns
 * @returns shaped as X
 */
export function linearShapley(weights: readonly number[], background: Matrix, X: Matrix): Matrix {
  const values = Matrix.zeros(X.rows, X.columns);
  weights.forEach((weight, j) => {
    if (weight === 0) return;
    const usual = mean(background.getColumn(j));
    for (let i = 0; i < X.rows; i++) values.set(i, j, weight * (X.get(i, j) - usual));
  });
  return values;
}
