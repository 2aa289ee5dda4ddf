import type { PieceReport } from '../numerics/workers.js';
import type { ResamplingPlan } from './resampling.js';

/**
 * Gathers the folds of a plan as they come, in whatever order.
 *
 * @param tell told of all folds of the first 1, 2, … repeats as soon as they are there, and not of the last repeat, with
 *   which all is done
 */
export function wholeRepeats<Fold>(
  { folds, repeats }: Pick<ResamplingPlan, 'folds' | 'repeats'>,
  tell: (found: readonly Fold[]) => void,
): PieceReport<Fold> {
  const found: Fold[] = [];
  let whole = 0;
  return (fold, piece) => {
    found[piece] = fold;
    const before = whole;
    const isThere = (at: number) => at in found;
    while (Array.from({ length: folds }, (_, k) => whole * folds + k).every(isThere)) whole++;
    if (whole > before && whole < repeats) tell(found.slice(0, whole * folds));
  };
}
