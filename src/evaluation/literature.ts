import type { HeldOutSet, Label, TrainingSet } from '../cohort/dataset.js';
import type { PublishedResult } from '../curated/literature.js';
import { inTurn, type ProgressReport, type Workers } from '../numerics/workers.js';
import { crossValidate } from './cross-validation.js';
import { evaluateHoldOut } from './hold-out.js';
import type { PublishedMethods } from './published-methods.js';
import { stratifiedKFold } from './resampling.js';

/** What a published method does here. */
export interface MeasuredMethod {
  readonly method: string;
  /** Probes of non-zero importance in the fit on all training samples. */
  readonly genes: number;
  /** Left-out training samples called wrong: the mean over the repeats. */
  readonly cvErrors: number;
  /** Left-out training samples not called, likewise; NaN for a method that always calls. */
  readonly cvNoCalls: number;
  /** Held-out samples called wrong. */
  readonly testErrors: number;
  /** Held-out samples not called; NaN for a method that always calls. */
  readonly testNoCalls: number;
}

/**
 * Runs published methods on one and the same split: stratified k-fold cross-validation of the training samples with
 * every selection and every choice of a penalty made anew inside the folds, then one fit on all of them, which is asked
 * about the held-out samples once. No setting is chosen here, so nothing can be chosen by the held-out samples.
 *
 * @param options.folds default 10, as in the papers that these methods are commonly compared by
 * @param options.repeats deals of the folds, default 1
 * @param progress told after each fold, and then after each fit on all training samples
 * @param workers who fits the folds; default this thread
 * @throws RangeError when the smaller class has fewer training samples than there are folds
 * @example
 * import { heldOutSet, loadCohort, measureLiterature, preparation } from 'leukemia-notebooks';
 * import { publishedMethods, trainingSet } from 'leukemia-notebooks';
 * const cohort = await loadCohort('simulated');
 * const { 'diagonal LDA': method } = publishedMethods(preparation(cohort));
 * const sets = [trainingSet(cohort), heldOutSet(cohort)] as const;
 * const [row] = await measureLiterature({ DLDA: method }, ...sets, { folds: 5, seed: 1 });
 * [row.method, row.genes, row.cvErrors, row.testErrors]; // => ['DLDA', 40, 0, 0]
 */
export async function measureLiterature(
  methods: PublishedMethods,
  training: TrainingSet,
  heldOut: HeldOutSet,
  options: { folds?: number; repeats?: number; seed: number },
  progress?: ProgressReport,
  workers: Workers = inTurn,
): Promise<MeasuredMethod[]> {
  const { folds = 10, repeats = 1, seed } = options;
  const plan = stratifiedKFold(training.y, { folds, repeats, seed });
  const pipelines = Object.fromEntries(
    Object.entries(methods).map(([method, { pipeline }]) => [method, pipeline]),
  );
  const total = folds * repeats + Object.keys(methods).length;
  const tell = (before: number) => (done: number) => progress?.(before + done, total);
  const { scores } = await crossValidate(pipelines, training, plan, tell(0), workers);
  const tested = await evaluateHoldOut(pipelines, training, heldOut, seed, tell(folds * repeats));
  return tested.map(({ pipeline: method, predicted, score, fitted }) => {
    const { noCallBelow } = methods[method];
    const leftOut = scores.filter((row) => row.pipeline === method);
    const asked = heldOut.y.map((label, i) => ({
      label,
      score: score[i],
      predicted: predicted[i],
    }));
    const [cv, test] = [leftOut, asked].map((calls) => tally(calls, noCallBelow));
    return {
      method,
      genes: fitted.model.importance.filter((value) => value !== 0).length,
      cvErrors: cv.errors / repeats,
      cvNoCalls: cv.noCalls / repeats,
      testErrors: test.errors,
      testNoCalls: test.noCalls,
    };
  });
}

interface Call {
  readonly label: Label;
  readonly score: number;
  readonly predicted: Label;
}

/** Calls that are wrong, and those not made because the score is too close to 0. */
function tally(calls: readonly Call[], noCallBelow?: number): { errors: number; noCalls: number } {
  const made = calls.filter(({ score }) => Math.abs(score) >= (noCallBelow ?? 0));
  return {
    errors: made.filter(({ label, predicted }) => label !== predicted).length,
    noCalls: noCallBelow === undefined ? NaN : calls.length - made.length,
  };
}

/** A method as measured here beside what its paper says of it: a row of the table `literature`, NaN where there is none. */
export interface LiteratureRow {
  readonly method: string;
  /** The paper that the quoted numbers are from. */
  readonly source: string;
  readonly genes: number;
  readonly cv_errors: number;
  readonly cv_no_calls: number;
  readonly test_errors: number;
  readonly test_no_calls: number;
  readonly quoted_genes: number;
  readonly quoted_cv_errors: number;
  readonly quoted_cv_no_calls: number;
  readonly quoted_test_errors: number;
  readonly quoted_test_no_calls: number;
  /** How far the quoted errors were checked: read, data or recalled. */
  readonly checked: PublishedResult['checked'];
}

/**
 * Measured and quoted side by side, a row per published result, in their order. A result whose method was not run is
 * there with quoted numbers alone.
 *
 * @throws Error when a method was run of which nothing is quoted
 * @example
 * import { literatureRows, loadLiterature } from 'leukemia-notebooks';
 * const measured = [
 *   { method: 'SVM-RFE', genes: 31, cvErrors: 1, cvNoCalls: NaN, testErrors: 2, testNoCalls: NaN },
 * ];
 * const rows = literatureRows(measured, await loadLiterature());
 * const { test_errors, quoted_test_errors } = rows.find(({ method }) => method === 'SVM-RFE')!;
 * [test_errors, quoted_test_errors]; // => [2, 1]
 */
export function literatureRows(
  measured: readonly MeasuredMethod[],
  published: readonly PublishedResult[],
): LiteratureRow[] {
  const unknown = measured.find(({ method }) => !published.some((row) => row.method === method));
  if (unknown) {
    throw new Error(
      `literatureRows: nothing is quoted of "${unknown.method}". Add a line of that method to data/literature.csv.`,
    );
  }
  return published.map((quoted) => {
    const own = measured.find(({ method }) => method === quoted.method);
    return {
      method: quoted.method,
      source: quoted.source,
      genes: own?.genes ?? NaN,
      cv_errors: own?.cvErrors ?? NaN,
      cv_no_calls: own?.cvNoCalls ?? NaN,
      test_errors: own?.testErrors ?? NaN,
      test_no_calls: own?.testNoCalls ?? NaN,
      quoted_genes: quoted.genes,
      quoted_cv_errors: quoted.cvErrors,
      quoted_cv_no_calls: quoted.cvNoCalls,
      quoted_test_errors: quoted.testErrors,
      quoted_test_no_calls: quoted.testNoCalls,
      checked: quoted.checked,
    };
  });
}
