import type { TrainingSet } from '../cohort/dataset.js';
import { columnSelection, type FittedTransform } from '../preprocessing/transform.js';

/** A selection that ranks columns by the labels and keeps the first so many, so that its lists lie within each other. */
export interface Ranking {
  /** How many columns are kept. */
  readonly count: number;
  /** What the order depends on, as plain data: the spec without the count. */
  readonly by: object;
  /** Columns best first: as many as are kept or more, or those that a path lets in. @throws what fitting does */
  order(training: TrainingSet): readonly number[];
}

/** The selection that a ranking comes to. @param order where it is known already */
export function keepFirst(
  ranking: Ranking,
  training: TrainingSet,
  order = ranking.order(training),
): FittedTransform {
  return columnSelection(training.probes, order.slice(0, ranking.count));
}
