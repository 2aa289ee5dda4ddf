import { mean } from '../numerics/describe.js';
import { normalCdf, normalQuantile } from '../numerics/normal.js';

/**
 * The levels at which a bias-corrected and accelerated interval reads the quantiles of the bootstrap replicates (Efron
 * 1987, JASA 82:171): the percentile method's, moved for the replicates' median bias and for a standard error that
 * changes with the parameter.
 *
 * @param estimate the statistic of the data
 * @param replicates of the statistic, none undefined; one that equals the estimate counts half below it
 * @param leftOut per stratum the statistic without each of its members (the jackknife)
 * @returns undefined where the correction has no value: the estimate lies outside of all replicates, no member moves the
 *   statistic, or it is undefined without one of them
 */
export function bcaLevels(
  estimate: number,
  replicates: readonly number[],
  leftOut: readonly (readonly number[])[],
  confidence: number,
): [number, number] | undefined {
  // What is equal on paper may differ by the order of summing.
  const equal = 1e-12 * Math.abs(estimate);
  const below = mean(
    replicates.map((value) =>
      Math.abs(value - estimate) <= equal ? 0.5 : value < estimate ? 1 : 0,
    ),
  );
  const bias = normalQuantile(below);
  const acceleration = accelerationOf(leftOut);
  const half = normalQuantile((1 + confidence) / 2);
  const levels = [-half, half].map((z) => {
    const stretch = 1 - acceleration * (bias + z);
    return stretch > 0 ? normalCdf(bias + (bias + z) / stretch) : NaN;
  });
  return Number.isFinite(bias) && levels.every(Number.isFinite)
    ? [levels[0], levels[1]]
    : undefined;
}

/** A sixth of the skewness of the influences, over all strata (Davison & Hinkley 1997, ch. 5). */
function accelerationOf(leftOut: readonly (readonly number[])[]): number {
  let cubes = 0;
  let squares = 0;
  for (const values of leftOut) {
    const centre = mean(values);
    for (const value of values) {
      const influence = ((values.length - 1) * (centre - value)) / values.length;
      cubes += influence ** 3;
      squares += influence ** 2;
    }
  }
  return cubes / squares ** 1.5 / 6;
}
