import type { Random } from '../numerics/random.js';
import { random } from '../numerics/random.js';
import { requireFolds } from '../numerics/stratified-folds.js';
import type { FittedPipeline } from '../pipeline/fit.js';
import type { SharedFits } from '../pipeline/shared-fits.js';
import type { PipelineSpec } from '../pipeline/spec.js';
import { CHOOSING_RULE, choose } from './choose.js';
import { metrics } from './metrics.js';

/** Pipelines of which each training set chooses one: plain data, like a pipeline. */
export interface TunedSpec {
  readonly kind: 'tuned';
  /** In order of preference among equals, so simpler ones first. */
  readonly candidates: readonly PipelineSpec[];
  /** Of the inner cross-validation. */
  readonly folds: number;
}

/**
 * A pipeline with its settings chosen inside the training samples: wherever it is fitted, an inner stratified
 * cross-validation of those samples alone scores every candidate, if there are several, and the best by the choosing rule
 * (accuracy, then AUC, then the one listed first) is fitted on all of them. Cross-validating it is nested cross-validation,
 * so that the choice costs what it costs (Varma & Simon 2006; Cawley & Talbot 2010).
 *
 * @param options.folds default 5
 * @throws RangeError without candidates, or when folds is no whole number above 1
 * @example
 * import { log2, pipeline, standardise, svm, tTestFilter, tuned } from 'leukemia-notebooks';
 * const steps = [log2({ floor: 100 }), tTestFilter({ top: 50 }), standardise()];
 * const candidates = [0.1, 1, 10].map((C) => pipeline(...steps, svm({ C })));
 * const spec = tuned(candidates, { folds: 5 });
 * [spec.kind, spec.candidates.length, spec.folds]; // => ['tuned', 3, 5]
 * tuned([]); // => throws 'tuned: give at least one candidate to choose from.'
 */
export function tuned(
  candidates: readonly PipelineSpec[],
  options: { folds?: number } = {},
): TunedSpec {
  const { folds = 5 } = options;
  if (candidates.length === 0) {
    throw new RangeError('tuned: give at least one candidate to choose from.');
  }
  if (!Number.isInteger(folds) || folds < 2) {
    throw new RangeError(`tuned: folds must be a whole number above 1, not ${folds}.`);
  }
  return { kind: 'tuned', candidates, folds };
}

/** A fitted pipeline, and which of the candidates it is. */
export interface TunedPipeline extends FittedPipeline {
  readonly chosen: PipelineSpec;
}

/**
 * Chooses among the candidates by the inner folds of some training samples, and fits the one chosen on all of them.
 *
 * @param draw one number is drawn, the seed of the inner folds and of all fits
 * @throws RangeError when a class has fewer samples than there are inner folds
 */
export function fitTuned(spec: TunedSpec, fits: SharedFits, draw: Random): TunedPipeline {
  const seed = draw.integer(2 ** 31);
  // Also with a single candidate: to add another must not turn a fit into an error.
  requireFolds('tuned, inside the training samples', fits.training.y, spec.folds);
  const { candidates, folds } = spec;
  // Whatever the inner folds would say of a single one, it is chosen.
  const chosen = candidates.length === 1 ? candidates[0] : bestInside(spec, fits, seed);
  return { ...fits.fit(chosen, random(seed, folds)), chosen };
}

/** The candidate that the inner folds speak for. */
function bestInside({ candidates, folds }: TunedSpec, fits: SharedFits, seed: number) {
  const inner = fits.folds(folds, seed);
  const rows = candidates.flatMap((candidate, k) =>
    inner.map(({ rest, heldOut }, fold) => {
      const fitted = rest.fit(candidate, random(seed, fold));
      const { score, predicted } = fitted.predict(heldOut);
      return { pipeline: String(k), ...metrics(heldOut.y, score, predicted) };
    }),
  );
  return candidates[Number(choose(rows, CHOOSING_RULE).pipeline)];
}
