import type { TrainingSet } from '../cohort/dataset.js';
import { requireFinite } from '../preprocessing/transform.js';
import { centroidScore } from './centroid-score.js';
import { classStatistics, pooledDeviations } from './class-statistics.js';
import { sigmoid } from './logistic-loss.js';
import { type FittedModel, requireBothClasses } from './model.js';

/** Diagonal linear discriminant analysis. */
export interface DiagonalLdaSpec {
  readonly kind: 'diagonal-lda';
}

/**
 * Diagonal linear discriminant analysis (DLDA): the class whose mean is nearer, each probe in units of its pooled
 * within-class deviation. The classes' sizes play no part (Dudoit, Fridlyand & Speed 2002, JASA 97:77, eq. 3).
 *
 * The score is the log odds of the positive class (threshold 0), importance the difference of the means in pooled
 * deviations. Fitting refuses missing values, a single class, and two samples only.
 *
 * @example
 * import { diagonalLda, evaluateHoldOut, heldOutSet, loadCohort } from 'leukemia-notebooks';
 * import { pipeline, preparation, trainingSet, tTestFilter } from 'leukemia-notebooks';
 * const cohort = await loadCohort('simulated');
 * const spec = pipeline(...preparation(cohort), tTestFilter({ top: 40 }), diagonalLda());
 * const sets = [trainingSet(cohort), heldOutSet(cohort)] as const;
 * const [{ n, errors }] = await evaluateHoldOut({ spec }, ...sets, 1);
 * [n, errors]; // => [34, 0]
 */
export function diagonalLda(): DiagonalLdaSpec {
  return { kind: 'diagonal-lda' };
}

/**
 * Fits diagonal linear discriminant analysis. The score is the log odds of the positive class (threshold 0), and
 * `probability` what it says: far too sure of itself, as it takes the probes for independent. Importance is the
 * difference of the means in pooled deviations.
 *
 * A probe that doesn't vary within the classes has no scale, and is left out.
 *
 * @throws Error when a value is missing, a class is, or there are two samples only
 */
export function fitDiagonalLda(_spec: DiagonalLdaSpec, training: TrainingSet): FittedModel {
  requireFinite(training, 'diagonalLda');
  requireBothClasses(training.y, 'diagonalLda');
  const statistics = classStatistics(training);
  const [negative, positive] = statistics.means;
  const scale = pooledDeviations(statistics, 'diagonalLda');
  const { coefficients, score } = centroidScore({ negative, positive, scale, priorLogOdds: 0 });
  return {
    probes: training.probes,
    threshold: 0,
    score,
    probability: (data) => score(data).map(sigmoid),
    coefficients,
    importance: coefficients.map((weight, j) => Math.abs(weight) * scale[j]),
    summary: { probesUsed: coefficients.filter((weight) => weight !== 0).length },
  };
}
