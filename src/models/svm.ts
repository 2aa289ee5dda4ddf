import type { Label, TrainingSet } from '../cohort/dataset.js';
import type { Random } from '../numerics/random.js';
import { requireFinite } from '../preprocessing/transform.js';
import { sigmoid } from './logistic-loss.js';
import { type FittedModel, requireBothClasses } from './model.js';
import type { PlattScaling } from './platt.js';
import { solveSvm } from './smo.js';
import { fitSvmByLibrary } from './svm-library.js';
import { type KernelMachine, kernelMachine } from './svm-machine.js';
import { crossValidatedPlatt } from './svm-probability.js';
import type { SvmSpec } from './svm-spec.js';

export { svm, svmRbf, type SvmOptions, type SvmSpec } from './svm-spec.js';

/** What fits to one training set leave for the next ones; it changes none of them. */
export interface SvmMemory {
  /** The last one, and of which kernel and γ it is: each has a matrix of n². */
  last?: { readonly key: string; readonly machine: KernelMachine };
}

/**
 * Fits a support vector machine. The score is the decision value (threshold 0); `summary` has the number of support
 * vectors, the KKT gap of the solution, and γ of an RBF kernel.
 *
 * Importance is |weight| where there are weights: of the probes for the linear kernel, of the training samples (αᵢỹᵢ) for
 * a precomputed one. An RBF machine has none: there it is the size of the decision function's slope along the probe.
 *
 * A probability and the call by the decision value can disagree near 0.5: Platt's curve need not pass through there.
 *
 * @param random deals the folds for probabilities; ml-svm draws from it. There is no other chance in the fit
 * @param memory of earlier fits to the same training set
 * @throws Error when a value is missing, a class is, or the solver does not converge
 */
export function fitSvm(
  spec: SvmSpec,
  training: TrainingSet,
  random: Random,
  memory: SvmMemory = {},
): FittedModel {
  requireBothClasses(training.y, 'svm');
  if (spec.engine === 'ml-svm') {
    requireFinite(training, 'svm');
    return fitSvmByLibrary(spec, training, random);
  }
  const machine = machineOf(spec, training, memory);
  const { K, gamma } = machine;
  const problem = { C: boundsOf(spec, training.y), tolerance: spec.tolerance };
  const solution = solveSvm(K, training.y, problem);
  const score: FittedModel['score'] = (data) => machine.score(solution, data);
  let importance: number[] | undefined;
  let coefficients: number[] | undefined;
  return {
    probes: training.probes,
    threshold: 0,
    score,
    // Computed when asked for: at 7,129 probes it takes longer than the fit, and cross-validation has no use for it.
    get importance() {
      return (importance ??= machine.importance(solution));
    },
    get coefficients() {
      return (coefficients ??= machine.weights?.(solution));
    },
    ...(spec.probability && {
      probability: byPlatt(score, crossValidatedPlatt(K, training.y, problem, random)),
    }),
    summary: {
      ...(gamma !== undefined && { gamma }),
      supportVectors: solution.signedAlpha.filter((a) => a !== 0).length,
      kktGap: solution.gap,
    },
  };
}

/** A grid over C has one kernel matrix. */
function machineOf(spec: SvmSpec, training: TrainingSet, memory: SvmMemory): KernelMachine {
  const key = `${spec.kernel} ${spec.gamma}`;
  if (memory.last?.key !== key) memory.last = { key, machine: kernelMachine(spec, training) };
  return memory.last.machine;
}

function byPlatt(
  score: FittedModel['score'],
  scaling: () => PlattScaling,
): FittedModel['probability'] {
  return (data) => {
    const { slope, intercept } = scaling();
    return score(data).map((f) => sigmoid(slope * f + intercept));
  };
}

/** C of every sample, by the weight of its class. */
function boundsOf({ C, classWeight }: SvmSpec, y: readonly Label[]): number[] {
  if (classWeight === undefined) return y.map(() => C);
  const positives = y.filter((label) => label === 1).length;
  const { positive, negative } =
    classWeight === 'balanced'
      ? { positive: y.length / (2 * positives), negative: y.length / (2 * (y.length - positives)) }
      : classWeight;
  return y.map((label) => C * (label === 1 ? positive : negative));
}
