import {
  crossValidateFold,
  type CrossValidation,
  joinFolds,
} from '../evaluation/cross-validation.js';
import type { NamedLearners } from '../evaluation/learn.js';
import { nestedCrossValidation } from '../presentation/figures/nested-cross-validation.js';
import { TABLES } from '../presentation/results.js';
import type { CrossValidationPlan } from './plan.js';
import type { Study } from './study.js';

/** Piece k is fold k mod folds of repeat ⌊k / folds⌋, with all pipelines: they share what they begin with. */
export function crossValidationStudy(
  { resampling, samples }: CrossValidationPlan,
  pipelines: NamedLearners,
): Study<CrossValidation, CrossValidation> {
  const { folds, repeats } = resampling;
  const nested = Object.values(pipelines).some(({ kind }) => kind !== 'pipeline');
  return {
    pieces: repeats * folds,
    work(data, numbers, workers, progress) {
      const pieceOf = (k: number): Parameters<typeof crossValidateFold> => {
        return [pipelines, data, resampling, Math.floor(k / folds), k % folds];
      };
      return workers.map(crossValidateFold, numbers.map(pieceOf), progress);
    },
    join: joinFolds,
    tables: (result) => [
      {
        name: nested ? 'nested-cross-validation' : 'cross-validation',
        rows: result.folds,
        columns: TABLES.nestedCrossValidation,
      },
    ],
    figures: (result, cohort) => ({
      'cross-validation': nestedCrossValidation(
        cohort,
        result.folds,
        `${nested ? 'nested ' : ''}cross-validation of ${samples} samples`,
      ),
    }),
  };
}
