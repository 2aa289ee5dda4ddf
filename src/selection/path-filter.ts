import type { TrainingSet } from '../cohort/dataset.js';
import { elasticNetPath } from '../models/elastic-net-path.js';
import { requireBothClasses, requirePositive } from '../models/model.js';
import { type FittedTransform, requireFinite } from '../preprocessing/transform.js';
import { keepFirst, type Ranking } from './ranking.js';

/** Keeps the probes that enter a penalised logistic regression first, as its penalty falls. */
export interface PathFilterSpec {
  readonly kind: 'path-filter';
  /** How many probes to keep. */
  readonly keep: number;
  /** Share of the L1 norm in the penalty: 1 is the lasso. */
  readonly l1Ratio: number;
}

/**
 * Follow the path of an L1-penalised logistic regression from the penalty that allows no probe down to a hundredth of
 * it, and keep the first probes that enter. It looks at labels, so it belongs inside every fold.
 *
 * The lasso holds no more probes than there are samples, and as a rule far fewer: where fewer than `keep` ever enter,
 * those are kept. With a smaller `l1Ratio` (the elastic net, Zou & Hastie 2005, JRSS-B 67:301) correlated probes enter
 * together and lists can be longer. Fitting refuses missing values, a single class, and probes of
 * which none varies with the classes.
 *
 * @param options.keep how many probes to keep at most
 * @param options.l1Ratio share of the L1 norm, above 0 and at most 1; default 1
 * @throws RangeError when a number is outside its range
 * @example
 * import { fitTransforms, loadCohort, pathFilter, preparation } from 'leukemia-notebooks';
 * import { standardise, trainingSet } from 'leukemia-notebooks';
 * const cohort = await loadCohort('simulated');
 * const steps = [...preparation(cohort), standardise(), pathFilter({ keep: 50 })];
 * fitTransforms(steps, trainingSet(cohort)).probes.length; // => 7
 */
export function pathFilter(options: { keep: number; l1Ratio?: number }): PathFilterSpec {
  const { keep, l1Ratio = 1 } = options;
  requirePositive('pathFilter', { keep, l1Ratio });
  if (!Number.isInteger(keep)) {
    throw new RangeError(`pathFilter: keep must be a whole number, not ${keep}.`);
  }
  if (l1Ratio > 1) throw new RangeError(`pathFilter: l1Ratio is at most 1, not ${l1Ratio}.`);
  return { kind: 'path-filter', keep, l1Ratio };
}

/** Kept columns come in the order in which they entered: a shorter list is the beginning of a longer one. */
export function fitPathFilter(spec: PathFilterSpec, training: TrainingSet): FittedTransform {
  return keepFirst(rankByPath(spec), training);
}

/**
 * Orders the columns that enter, however many are to be kept: first ones first; those that enter at the same step of the
 * path by their weight there. It refuses columns of which none varies with the classes, so that none ever enters.
 */
export function rankByPath({ keep, ...by }: PathFilterSpec): Ranking {
  return { count: keep, by, order: (training) => pathOrder(by.l1Ratio, training) };
}

function pathOrder(l1Ratio: number, training: TrainingSet): number[] {
  requireFinite(training, 'pathFilter');
  requireBothClasses(training.y, 'pathFilter');
  const { coefficients } = elasticNetPath(training.X, training.y, { alpha: l1Ratio });
  const entered = new Set<number>();
  for (const weights of coefficients) {
    const bySize = [...weights].sort((a, b) => Math.abs(b.value) - Math.abs(a.value));
    for (const { index } of bySize) entered.add(index);
  }
  return [...entered];
}
