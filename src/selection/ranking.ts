import type { TrainingSet } from '../cohort/dataset.js';
import { columnSelection, type FittedTransform } from '../preprocessing/transform.js';
import { pathOrder, type PathFilterSpec } from './path-filter.js';
import { rfeOrder, type RfeSpec } from './rfe.js';
import { keepsTop, type TopSpec, type TTestFilterSpec, tTestOrder } from './t-test-filter.js';

/** A selection that ranks probes by the labels and keeps the first so many, so that its lists lie within each other. */
export type RankingSpec = TopSpec | RfeSpec | PathFilterSpec;

/** Whether a step is a selection of the first so many. */
export function isRanking(spec: {
  readonly kind: string;
  readonly keep?: unknown;
}): spec is RankingSpec {
  if (spec.kind === 't-test-filter') return keepsTop(spec as TTestFilterSpec);
  return spec.kind === 'rfe' || spec.kind === 'path-filter';
}

/** Columns best first: as many as are to be kept or more, or those that a path lets in. */
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
  spec: RankingSpec,
  { probes }: TrainingSet,
  order: readonly number[],
): FittedTransform {
  return columnSelection(probes, order.slice(0, countOf(spec)));
}

/** How many columns are to be kept. */
export function countOf({ keep }: RankingSpec): number {
  return typeof keep === 'number' ? keep : keep.top;
}

/** What a ranking depends on: the spec but for the number that is kept. */
export function withoutCount(spec: RankingSpec): object {
  return { ...spec, keep: undefined };
}
