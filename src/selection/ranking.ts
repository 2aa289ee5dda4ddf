import type { TrainingSet } from '../cohort/dataset.js';
import { columnSelection, type FittedTransform } from '../preprocessing/transform.js';
import { pathOrder, type PathFilterSpec } from './path-filter.js';
import { rfeOrder, type RfeSpec } from './rfe.js';
import { type TTestFilterSpec, tTestOrder } from './t-test-filter.js';

/** A selection that ranks probes by the labels and keeps the first so many, so that its lists lie within each other. */
export type RankingSpec = TopSpec | RfeSpec | PathFilterSpec;
type TopSpec = TTestFilterSpec & { readonly keep: { readonly top: number } };

/** Whether a step is a selection of the first so many. */
export function isRanking(spec: {
  readonly kind: string;
  readonly keep?: unknown;
}): spec is RankingSpec {
  if (spec.kind === 't-test-filter') return 'top' in (spec as TTestFilterSpec).keep;
  return spec.kind === 'rfe' || spec.kind === 'path-filter';
}

/** Columns best first, however many are to be kept: all of them, or those that a path lets in. */
export function rankingOrder(spec: RankingSpec, training: TrainingSet): number[] {
  switch (spec.kind) {
    case 't-test-filter':
      return tTestOrder(spec, training);
    case 'rfe':
      return rfeOrder(spec, training);
    case 'path-filter':
      return pathOrder(spec, training);
  }
}

/** The selection that a ranking comes to. */
export function keepFirst(
  { keep }: RankingSpec,
  { probes }: TrainingSet,
  order: readonly number[],
): FittedTransform {
  return columnSelection(probes, order.slice(0, typeof keep === 'number' ? keep : keep.top));
}

/** What a ranking depends on: the spec but for the number that is kept. */
export function withoutCount(spec: RankingSpec): object {
  return { ...spec, keep: undefined };
}
