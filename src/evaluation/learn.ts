import type { Random } from '../numerics/random.js';
import type { FittedPipeline } from '../pipeline/fit.js';
import type { SharedFits } from '../pipeline/shared-fits.js';
import type { PipelineSpec } from '../pipeline/spec.js';
import { fitThresholdByFolds, type ThresholdByFoldsSpec } from './threshold.js';
import { fitTuned, type TunedSpec } from './tune.js';

/** What can be cross-validated: a pipeline, or one that first chooses something inside its training samples. */
export type LearnerSpec = PipelineSpec | TunedSpec | ThresholdByFoldsSpec;

/** Learners by the name they have in tables. */
export type NamedLearners = Readonly<Record<string, LearnerSpec>>;

/** Learns from the training samples that `fits` holds, and from no others. */
export function learn(spec: LearnerSpec, fits: SharedFits, random: Random): FittedPipeline {
  switch (spec.kind) {
    case 'pipeline':
      return fits.fit(spec, random);
    case 'tuned':
      return fitTuned(spec, fits, random);
    case 'threshold-by-folds':
      return fitThresholdByFolds(spec, fits, random);
  }
}
