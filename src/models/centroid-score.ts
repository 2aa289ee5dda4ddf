import type { Dataset } from '../cohort/dataset.js';

/** Two centroids, one per class, and a scale per column. */
export interface Centroids {
  readonly negative: ArrayLike<number>;
  readonly positive: ArrayLike<number>;
  /** Where it is 0, the column is left out. */
  readonly scale: ArrayLike<number>;
  /** log(π₁ / π₀) of the classes' prior probabilities. */
  readonly priorLogOdds: number;
}

/**
 * How much nearer a row is to the positive centroid: (δ₀ - δ₁) / 2 with δₖ(x) = Σ (xⱼ - cₖⱼ)² / scaleⱼ² - 2 log πₖ. The
 * quadratic terms cancel, so that it is linear: Σ wⱼ (xⱼ - (c₀ⱼ + c₁ⱼ) / 2) + log(π₁ / π₀) with w = (c₁ - c₀) / scale².
 *
 * It is the log odds of the positive class for independent, normal columns of these scales.
 */
export function centroidScore({ negative, positive, scale, priorLogOdds }: Centroids) {
  const coefficients: number[] = [];
  const used: number[] = [];
  for (let j = 0; j < scale.length; j++) {
    const weight = scale[j] > 0 ? (positive[j] - negative[j]) / scale[j] ** 2 : 0;
    coefficients.push(weight);
    if (weight !== 0) used.push(j);
  }
  const score = ({ X }: Pick<Dataset, 'X'>): number[] =>
    Array.from({ length: X.rows }, (_, i) =>
      used.reduce(
        (sum, j) => sum + coefficients[j] * (X.get(i, j) - (negative[j] + positive[j]) / 2),
        priorLogOdds,
      ),
    );
  return { coefficients, score };
}
