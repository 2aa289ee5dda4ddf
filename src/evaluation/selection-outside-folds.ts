import type { Label, TrainingSet } from '../cohort/dataset.js';
import { mean } from '../numerics/describe.js';
import { random } from '../numerics/random.js';
import { fitTransforms } from '../pipeline/fit.js';
import { type PipelineSpec, pipeline } from '../pipeline/spec.js';
import { crossValidate } from './cross-validation.js';
import { stratifiedKFold } from './resampling.js';

/** Cross-validated accuracy of the same pipeline on one set of labels, done right and done wrong. */
export interface InsideAndOutside {
  readonly labels: 'true' | 'permuted';
  /** Every step fitted anew in every fold. */
  readonly inside: number;
  /** Transforms, selection among them, fitted once on all samples: the mistake. */
  readonly outside: number;
}

/**
 * A demonstration of an error, for teaching alone: cross-validates a pipeline with its selection inside the folds, and
 * again with the selection done beforehand on all samples, on the true labels and on permutations of them. On permuted
 * labels there is nothing to find, so that all accuracy above chance is the error itself (Ambroise & McLachlan 2002,
 * PNAS 99:6562).
 *
 * @param options.permutations how many random permutations of the labels
 * @param progress told after each set of labels
 */
export async function selectionInsideAndOutside(
  spec: PipelineSpec,
  data: TrainingSet,
  options: { permutations: number; folds?: number; seed: number },
  progress?: (done: number, total: number) => void,
): Promise<InsideAndOutside[]> {
  const { permutations, folds = 5, seed } = options;
  const rows: InsideAndOutside[] = [];
  for (let k = 0; k <= permutations; k++) {
    const y = k === 0 ? data.y : random(seed, k).shuffle<Label>(data.y);
    const labelled = { ...data, y };
    const plan = stratifiedKFold(y, { folds, seed });
    const selected = fitTransforms(spec.steps, labelled).transform(labelled);
    const accuracy = async (pipelineSpec: PipelineSpec, rowsToUse: TrainingSet) => {
      const cv = await crossValidate({ it: pipelineSpec }, rowsToUse, plan);
      return mean(cv.scores.map(({ label, predicted }) => (label === predicted ? 1 : 0)));
    };
    rows.push({
      labels: k === 0 ? 'true' : 'permuted',
      inside: await accuracy(spec, labelled),
      outside: await accuracy(pipeline(spec.model), selected),
    });
    progress?.(k + 1, permutations + 1);
  }
  return rows;
}
