/** The elastic net at one λ: l1 ‖β‖₁ + ½ l2 ‖β‖². */
export interface ElasticNetPenalty {
  readonly l1: number;
  readonly l2: number;
}

/** λ(α ‖β‖₁ + ½ (1 - α) ‖β‖²), as glmnet divides it. */
export function elasticNetPenalty(lambda: number, alpha: number): ElasticNetPenalty {
  return { l1: lambda * alpha, l2: lambda * (1 - alpha) };
}

/** The objective: a loss and what the weights add to it, the first `count` of them. */
export function penalised(
  loss: number,
  weights: ArrayLike<number>,
  { l1, l2 }: ElasticNetPenalty,
  count = weights.length,
): number {
  let value = loss;
  for (let k = 0; k < count; k++) {
    value += l1 * Math.abs(weights[k]) + 0.5 * l2 * weights[k] * weights[k];
  }
  return value;
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
