import type { FoldResult } from '../../src/evaluation/cross-validation.js';

/** Folds of one pipeline, all of one repeat, with the accuracies and areas given. */
export function foldsOf(
  name: string,
  accuracy: number[],
  auc = accuracy.map(() => 0.5),
): FoldResult[] {
  return accuracy.map((value, k) => ({
    pipeline: name,
    repeat: 1,
    fold: k + 1,
    accuracy: value,
    precision: 1,
    recall: 1,
    f1: 1,
    auc: auc[k],
    balanced_accuracy: value,
    mcc: 1,
    pr_auc: 1,
    brier: NaN,
    log_loss: NaN,
  }));
}
