import type { TrainingSet } from '../cohort/dataset.js';
import type { Random } from '../numerics/random.js';
import type { FittedTransform } from '../preprocessing/transform.js';
import {
  isRanking,
  keepFirst,
  rankingOrder,
  type RankingSpec,
  withoutCount,
} from '../selection/ranking.js';
import { fitAfter, type FittedPipeline, fitTransform } from './fit.js';
import type { PipelineSpec, TransformSpec } from './spec.js';

/**
 * Fits any number of pipelines on one training set, each bit for bit as `fit` does. Steps that pipelines have in common
 * from their beginning are fitted once, and so is a ranking of which each keeps another number of probes.
 */
export function sharedFit(
  training: TrainingSet,
): (spec: PipelineSpec, random: Random) => FittedPipeline {
  const after = sharedTransforms(training);
  return ({ steps, model }, random) => {
    const { transforms, data } = after(steps);
    return fitAfter(transforms, model, data, random);
  };
}

/** Transforms fitted one after the other, and the training samples as they come out of the last. */
export interface Prepared {
  readonly transforms: FittedTransform;
  readonly data: TrainingSet;
}

/** Fits any number of sequences of transforms on one training set; what they have in common is fitted once. */
export function sharedTransforms(
  training: TrainingSet,
): (steps: readonly TransformSpec[]) => Prepared {
  const nothing: FittedTransform = { probes: training.probes, transform: (rows) => rows };
  const prepared = memory<Prepared>();
  const orders = memory<readonly number[]>();

  const after = (steps: readonly TransformSpec[]): Prepared => {
    if (steps.length === 0) return { transforms: nothing, data: training };
    return prepared(steps, () => {
      const earlier = steps.slice(0, -1);
      const last = steps[steps.length - 1];
      const before = after(earlier);
      const step = isRanking(last)
        ? keepFirst(last, before.data, orderOf(last, earlier))
        : fitTransform(last, before.data);
      return {
        transforms: {
          probes: step.probes,
          transform: (rows) => step.transform(before.transforms.transform(rows)),
        },
        data: step.transform(before.data),
      };
    });
  };
  const orderOf = (spec: RankingSpec, earlier: readonly TransformSpec[]) =>
    orders([...earlier, withoutCount(spec)], () => rankingOrder(spec, after(earlier).data));
  return after;
}

/** Remembers values by what they were made from, which is plain data. */
function memory<T>(): (key: unknown, make: () => T) => T {
  const known = new Map<string, T>();
  return (key, make) => {
    const text = JSON.stringify(key);
    if (!known.has(text)) known.set(text, make());
    return known.get(text)!;
  };
}
