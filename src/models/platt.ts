import type { Label } from '../cohort/dataset.js';
import { sigmoid, softplus } from './logistic-loss.js';

/** Turns decision values f into probabilities of the positive class: 1 / (1 + exp(-(slope f + intercept))). */
export interface PlattScaling {
  readonly slope: number;
  readonly intercept: number;
}

/**
 * Platt scaling: a logistic curve through decision values, by maximum likelihood of targets drawn in from 0 and 1,
 * (n₁ + 1) / (n₁ + 2) for the positive class and 1 / (n₀ + 2) for the negative, so that the curve stays finite where the
 * values separate the classes. Newton's method with step halving (Lin, Lin & Weng 2007, Machine Learning 68:267), which
 * uses -slope and -intercept.
 *
 * @param decision decision values of samples that the machine was not fitted on, finite
 * @param y their labels; one class alone is allowed
 * @throws Error when Newton's method does not reach a gradient of 1e-10 per sample in 100 steps
 */
export function plattScaling(decision: readonly number[], y: readonly Label[]): PlattScaling {
  const positives = y.filter((label) => label === 1).length;
  const negatives = y.length - positives;
  const targets = y.map((label) =>
    label === 1 ? (positives + 1) / (positives + 2) : 1 / (negatives + 2),
  );
  // In units of their size, or values of 1e-6 would make the curvature vanish beside that of the intercept.
  const scale = Math.max(...decision.map(Math.abs)) || 1;
  const f = decision.map((value) => value / scale);
  let at = { slope: 0, intercept: Math.log((positives + 1) / (negatives + 1)) };
  for (let step = 0; step < 100; step++) {
    const { gradient, direction } = newtonDirection(f, targets, at);
    if (Math.hypot(...gradient) <= 1e-10 * y.length) {
      return { slope: at.slope / scale, intercept: at.intercept };
    }
    at = halved(f, targets, at, direction);
  }
  throw new Error(
    "plattScaling: Newton's method did not converge. Are the decision values finite?",
  );
}

function newtonDirection(
  f: readonly number[],
  targets: readonly number[],
  { slope, intercept }: PlattScaling,
): { gradient: [number, number]; direction: [number, number] } {
  // A ridge of 1e-12 keeps the matrix regular where all values are equal.
  let [h11, h12, h22] = [1e-12, 0, 1e-12];
  let [g1, g2] = [0, 0];
  f.forEach((value, i) => {
    const p = sigmoid(slope * value + intercept);
    const weight = p * (1 - p);
    h11 += value * value * weight;
    h12 += value * weight;
    h22 += weight;
    g1 += value * (p - targets[i]);
    g2 += p - targets[i];
  });
  const determinant = h11 * h22 - h12 * h12;
  return {
    gradient: [g1, g2],
    direction: [(h12 * g2 - h22 * g1) / determinant, (h12 * g1 - h11 * g2) / determinant],
  };
}

/** The full step, or its half, quarter, … where the likelihood does not rise. */
function halved(
  f: readonly number[],
  targets: readonly number[],
  at: PlattScaling,
  [slope, intercept]: readonly [number, number],
): PlattScaling {
  const before = crossEntropy(f, targets, at);
  for (let size = 1; ; size /= 2) {
    const next = { slope: at.slope + size * slope, intercept: at.intercept + size * intercept };
    // At the optimum the likelihood no longer moves in its last digits: a step that small is taken as it is.
    if (crossEntropy(f, targets, next) <= before * (1 + 1e-14) || size < 1e-10) return next;
  }
}

function crossEntropy(
  f: readonly number[],
  targets: readonly number[],
  { slope, intercept }: PlattScaling,
): number {
  return f.reduce((sum, value, i) => {
    const z = slope * value + intercept;
    return sum + softplus(z) - targets[i] * z;
  }, 0);
}
