/** The elastic net at one λ: l1 ‖β‖₁ + ½ l2 ‖β‖². */
export interface ElasticNetPenalty {
  readonly l1: number;
  readonly l2: number;
}

/** λ(α ‖β‖₁ + ½ (1 - α) ‖β‖²), as glmnet divides it. */
export function elasticNetPenalty(lambda: number, alpha: number): ElasticNetPenalty {
  return { l1: lambda * alpha, l2: lambda * (1 - alpha) };
}

/** What weights add to the objective. */
export function penaltyOf(weights: readonly number[], { l1, l2 }: ElasticNetPenalty): number {
  let sum = 0;
  let squares = 0;
  for (let k = 0; k < weights.length; k++) {
    sum += Math.abs(weights[k]);
    squares += weights[k] * weights[k];
  }
  return l1 * sum + 0.5 * l2 * squares;
}

/** The weight that minimises ½ curvature w² - pull w + penalty(w): soft thresholding (Friedman et al. 2010, eq. 5). */
export function shrunk(pull: number, curvature: number, { l1, l2 }: ElasticNetPenalty): number {
  if (pull > l1) return (pull - l1) / (curvature + l2);
  if (pull < -l1) return (pull + l1) / (curvature + l2);
  return 0;
}

/**
 * How far a weight is from the optimality condition: the distance of 0 from the subdifferential of the objective.
 *
 * @param pull minus the derivative of the loss by the weight
 */
export function violation(weight: number, pull: number, { l1, l2 }: ElasticNetPenalty): number {
  if (weight === 0) return Math.max(0, Math.abs(pull) - l1);
  return Math.abs(pull - l2 * weight - (weight > 0 ? l1 : -l1));
}
