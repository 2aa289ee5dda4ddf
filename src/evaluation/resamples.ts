import type { Label } from '../cohort/dataset.js';
import { random } from '../numerics/random.js';
import { requireCount } from '../numerics/require.js';
import { stratifiedFolds } from '../numerics/stratified-folds.js';
import { leftOut, type ResamplingPlan } from './resampling.js';

/** What each resample of a data set leaves out: indices of rows. Its other rows are what is learned from. */
export type LeftOutRows = readonly (readonly number[])[];

/**
 * Random subsamples without replacement that keep the same share of each class, rounded to whole samples.
 *
 * Subsample k depends on the seed and on k alone.
 *
 * @param y one label per sample
 * @param options.resamples how many
 * @param options.share of each class that is kept
 * @throws RangeError when a class would keep fewer than two samples or nothing is left out, or resamples is no positive integer
 * @example
 * import { stratifiedSubsamples } from 'leukemia-notebooks';
 * const y = [0, 0, 0, 0, 1, 1, 1, 1] as const;
 * stratifiedSubsamples(y, { resamples: 2, share: 0.75, seed: 1 }); // => [[0, 4], [3, 6]]
 */
export function stratifiedSubsamples(
  y: readonly Label[],
  options: { resamples: number; share: number; seed: number },
): LeftOutRows {
  const { resamples, share, seed } = options;
  requireCount('stratifiedSubsamples: resamples', resamples);
  const classes = ([0, 1] as const).map((label) => rowsWith(y, label));
  const kept = classes.map((rows) => Math.round(share * rows.length));
  if (!(Math.min(...kept) >= 2 && kept[0] + kept[1] < y.length)) {
    throw new RangeError(
      `stratifiedSubsamples: a share of ${share} keeps ${kept.join(' and ')} of ` +
        `${classes.map((rows) => rows.length).join(' and ')} samples; two of each class must stay and one must go.`,
    );
  }
  return Array.from({ length: resamples }, (_, k) => {
    const draw = random(seed, k);
    return classes.flatMap((rows, label) => draw.shuffle(rows).slice(kept[label])).sort(ascending);
  });
}

/**
 * Complementary pairs of halves (Shah & Samworth 2013): one half leaves out the other. Both have ⌊n / 2⌋ samples and, as
 * nearly as can be, the same share of each class; of an odd number of samples one of the larger class is left out of both.
 *
 * Pair k depends on the seed and on k alone.
 *
 * @param y one label per sample, at least four of each class
 * @param options.pairs how many
 * @returns two for each pair, one after the other
 * @throws RangeError when a half would have fewer than two samples of a class, or pairs is no positive integer
 * @example
 * import { complementaryHalves } from 'leukemia-notebooks';
 * complementaryHalves([0, 0, 0, 0, 1, 1, 1, 1], { pairs: 1, seed: 1 });
 * // => [[0, 3, 4, 7], [1, 2, 5, 6]]
 */
export function complementaryHalves(
  y: readonly Label[],
  options: { pairs: number; seed: number },
): LeftOutRows {
  const { pairs, seed } = options;
  requireCount('complementaryHalves: pairs', pairs);
  const [negatives, positives] = [rowsWith(y, 0), rowsWith(y, 1)];
  if (Math.min(negatives.length, positives.length) < 4) {
    throw new RangeError(
      `complementaryHalves: each class needs four samples, and here are ${negatives.length} and ${positives.length}.`,
    );
  }
  const larger = negatives.length < positives.length ? positives : negatives;
  return Array.from({ length: pairs }, (_, k) => {
    const draw = random(seed, k);
    const spare = y.length % 2 === 1 ? larger[draw.integer(larger.length)] : -1;
    const rows = y.map((_, i) => i).filter((i) => i !== spare);
    const half = stratifiedFolds(
      rows.map((i) => y[i]),
      2,
      draw,
    );
    return [0, 1].map((own) =>
      [...rows.filter((_, i) => half[i] !== own), ...(spare < 0 ? [] : [spare])].sort(ascending),
    );
  }).flat();
}

/**
 * What each fold of a cross-validation leaves out, repeat by repeat: its training samples are the resamples then.
 *
 * @example
 * import { leftOutOfFolds, stratifiedKFold } from 'leukemia-notebooks';
 * leftOutOfFolds(stratifiedKFold([0, 0, 1, 1], { folds: 2, seed: 1 })); // => [[1, 2], [0, 3]]
 */
export function leftOutOfFolds(plan: ResamplingPlan): LeftOutRows {
  return Array.from({ length: plan.repeats * plan.folds }, (_, k) =>
    leftOut(plan, Math.floor(k / plan.folds), k % plan.folds),
  );
}

function rowsWith(y: readonly Label[], label: Label): number[] {
  return y.flatMap((value, i) => (value === label ? [i] : []));
}

function ascending(a: number, b: number): number {
  return a - b;
}
