import { Matrix } from 'ml-matrix';

import type { TrainingSet } from '../cohort/dataset.js';
import { mean, median } from '../numerics/describe.js';
import { pauseWhenDue } from '../numerics/pause-when-due.js';
import { random, type Random } from '../numerics/random.js';
import { fitMedianImputation, medianImputation } from './impute.js';

/** What imputation made of values that were hidden from it. */
export interface HiddenValues {
  /** Up to 600 of the hidden values and what was put in their place. */
  readonly pairs: { sample: string; probe: string; truth: number; imputed: number }[];
  /** Root mean squared error of two ways of filling the gaps. */
  readonly errors: { share: number; method: string; rmse: number }[];
}

/**
 * Measures median imputation: hides a random share of the values that are there, imputes them, and compares with the
 * truth. Beside it stands the plainest alternative, one median for all probes.
 *
 * @param data samples × probes on the scale in which errors are to be read; gaps it already has are left alone
 * @param share of values to hide, in (0, 1)
 */
export function hideValues(data: TrainingSet, share: number, random: Random): HiddenValues {
  const masked = new Matrix(data.X.rows, data.X.columns);
  const hidden: { i: number; j: number; truth: number }[] = [];
  for (let i = 0; i < masked.rows; i++) {
    for (let j = 0; j < masked.columns; j++) {
      const truth = data.X.get(i, j);
      // One draw per value, hidden or not, so that the mask depends on the shape alone.
      const hide = random.uniform() < share && !Number.isNaN(truth);
      if (hide) hidden.push({ i, j, truth });
      masked.set(i, j, hide ? NaN : truth);
    }
  }
  // A probe that lost all its values can't be imputed: give the first of them back.
  data.probes.forEach((_, j) => {
    if (!masked.getColumn(j).every(Number.isNaN)) return;
    const back = hidden.find((value) => value.j === j);
    if (back) masked.set(back.i, j, back.truth);
  });
  const tested = hidden.filter(({ i, j }) => Number.isNaN(masked.get(i, j)));

  const set = { ...data, X: masked };
  const filled = fitMedianImputation(medianImputation(), set).transform(set).X;
  const common = median(masked.to1DArray());
  const rmse = (fill: (i: number, j: number) => number) =>
    Math.sqrt(mean(tested.map(({ i, j, truth }) => (fill(i, j) - truth) ** 2)));
  return {
    pairs: random
      .shuffle(tested)
      .slice(0, 600)
      .map(({ i, j, truth }) => ({
        sample: data.samples[i],
        probe: data.probes[j],
        truth,
        imputed: filled.get(i, j),
      })),
    errors: [
      { share, method: 'median of the probe', rmse: rmse((i, j) => filled.get(i, j)) },
      { share, method: 'one median for all', rmse: rmse(() => common) },
    ],
  };
}

/**
 * Measures median imputation on several shares of values hidden at random, each share with a mask of its own: what was
 * imputed beside the truth, and the root mean squared error of it and of one median for all probes.
 *
 * @param data samples × probes, on the scale in which errors are to be read (log2); gaps it already has are left alone
 * @param shares of the values to hide, each in (0, 1)
 * @param progress told after each share how many of how many are done
 * @returns one per share
 * @example
 * import { fitTransform, hideShares, loadCohort, log2, trainingSet } from 'leukemia-notebooks';
 * const training = trainingSet(await loadCohort('simulated'));
 * const logged = fitTransform(log2({ floor: 100 }), training).transform(training);
 * const [{ pairs, errors }] = await hideShares(logged, [0.1], 1);
 * pairs.length; // => 600
 * errors.map(({ method, rmse }) => `${method}: ${rmse.toFixed(2)}`);
 * // => ['median of the probe: 0.76', 'one median for all: 1.91']
 */
export async function hideShares(
  data: TrainingSet,
  shares: readonly number[],
  seed: number,
  progress?: (done: number, total: number) => void,
): Promise<HiddenValues[]> {
  const results: HiddenValues[] = [];
  for (const [k, share] of shares.entries()) {
    results.push(hideValues(data, share, random(seed, k)));
    progress?.(k + 1, shares.length);
    await pauseWhenDue();
  }
  return results;
}
