import { requirePositive } from './model.js';

/** Support vector machine with a linear, an RBF or a precomputed kernel. */
export interface SvmSpec {
  readonly kind: 'svm';
  /** x·x', exp(-γ‖x - x'‖²), or X itself: its columns are then the training samples, in order. */
  readonly kernel: 'linear' | 'rbf' | 'precomputed';
  /** Bound of the dual variables. */
  readonly C: number;
  /** γ of the RBF kernel, or `scale`: 1 / (columns × variance of all values of X), as scikit-learn. */
  readonly gamma?: number | 'scale';
  /** C is multiplied by this for the samples of a class; `balanced`: by n / (2 × size of the class). */
  readonly classWeight?: 'balanced' | { readonly positive: number; readonly negative: number };
  /** How far from the optimality conditions the solution may be, in units of the decision value. */
  readonly tolerance: number;
  /** Whether the fitted model also estimates probabilities. */
  readonly probability: boolean;
  /** This project's solver, or the package ml-svm. */
  readonly engine: 'own' | 'ml-svm';
}

/** What `svm` may be given. */
export type SvmOptions = Partial<Omit<SvmSpec, 'kind'>>;

/**
 * Support vector machine on standardised probes.
 *
 * @param options.kernel default `rbf`
 * @param options.C default 1
 * @param options.gamma of the RBF kernel alone; default `scale`
 * @param options.classWeight weights of the classes; all samples count the same unless given
 * @param options.tolerance largest KKT gap at the end; default 1e-8, and 0.02 for ml-svm, which seldom comes closer
 * @param options.probability fit Platt scaling by cross-validation inside the training samples; default false
 * @param options.engine `ml-svm` has the RBF kernel alone, without class weights and probabilities; default `own`
 * @throws RangeError when a number is not positive, or options contradict each other
 */
export function svm(options: SvmOptions = {}): SvmSpec {
  const { kernel = 'rbf', C = 1, gamma, classWeight, probability = false } = options;
  const { engine = 'own' } = options;
  const { tolerance = engine === 'own' ? 1e-8 : 0.02 } = options;
  requirePositive('svm', { C, tolerance });
  if (typeof gamma === 'number') requirePositive('svm', { gamma });
  if (gamma !== undefined && kernel !== 'rbf') {
    throw new RangeError(`svm: gamma belongs to the RBF kernel, and this one is ${kernel}.`);
  }
  if (typeof classWeight === 'object') {
    const { positive, negative } = classWeight;
    requirePositive('svm', { 'classWeight.positive': positive, 'classWeight.negative': negative });
  }
  if (engine === 'ml-svm' && (kernel !== 'rbf' || classWeight !== undefined || probability)) {
    throw new RangeError(
      "svm: ml-svm is used for the RBF kernel alone, without class weights and probabilities. Use engine: 'own'.",
    );
  }
  return {
    kind: 'svm',
    kernel,
    C,
    ...(kernel === 'rbf' ? { gamma: gamma ?? 'scale' } : {}),
    ...(classWeight === undefined ? {} : { classWeight }),
    tolerance,
    probability,
    engine,
  };
}

/** `svm` with the RBF kernel. */
export function svmRbf(options: Omit<SvmOptions, 'kernel'> = {}): SvmSpec {
  return svm({ ...options, kernel: 'rbf' });
}
