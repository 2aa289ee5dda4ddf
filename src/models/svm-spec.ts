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
 * Support vector machine (Cortes & Vapnik 1995, Machine Learning 20:273) on standardised probes.
 *
 * The score is the decision value (threshold 0), importance |weight| for the linear kernel, and for the RBF kernel the
 * size of the decision function's slope along a probe. Fitting refuses missing values and a single class.
 *
 * @param options any of these:
 *   - `kernel`: default `rbf`
 *   - `C`: default 1
 *   - `gamma`: of the RBF kernel alone; default `scale`
 *   - `classWeight`: weights of the classes; all samples count the same unless given
 *   - `tolerance`: largest KKT gap at the end; default 1e-8, and 0.02 for ml-svm, which seldom comes closer
 *   - `probability`: fit Platt scaling by cross-validation inside the training samples; default false
 *   - `engine`: `ml-svm` has the RBF kernel alone, without class weights and probabilities; default `own`
 * @throws RangeError when a number is not positive, or options contradict each other
 * @example
 * import { svm } from 'leukemia-notebooks';
 * svm({ kernel: 'linear', C: 100 });
 * // => { kind: 'svm', kernel: 'linear', C: 100, tolerance: 1e-8, probability: false, engine:
 * //    'own' }
 * svm({ kernel: 'linear', gamma: 0.1 });
 * // => throws 'svm: gamma belongs to the RBF kernel, and this one is linear.'
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

/**
 * `svm` with the RBF kernel.
 *
 * @throws what `svm` does
 * @example
 * import { svmRbf } from 'leukemia-notebooks';
 * const { kernel, gamma, C } = svmRbf({ C: 10 });
 * [kernel, gamma, C]; // => ['rbf', 'scale', 10]
 */
export function svmRbf(options: Omit<SvmOptions, 'kernel'> = {}): SvmSpec {
  return svm({ ...options, kernel: 'rbf' });
}
