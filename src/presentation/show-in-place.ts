import { displayOfCell, figureForm } from './display.js';
import type { Figure } from './figure.js';

let places = 0;

/**
 * Shows figures one after the other in the same place under the cell that runs: of work that takes long, what is known so
 * far, and in the end all of it. Nothing is shown outside a kernel.
 *
 * @returns what shows a figure in the place of the one before. Where figures come faster than they can be drawn, the
 *   latest is next and those before it are left out
 * @example
 * import { crossValidate, diagonalLda, figures, loadCohort, log2, pipeline } from 'leukemia-notebooks';
 * import { type CrossValidation, showInPlace, stratifiedKFold } from 'leukemia-notebooks';
 * import { trainingSet, tTestFilter } from 'leukemia-notebooks';
 * const cohort = await loadCohort('simulated');
 * const training = trainingSet(cohort);
 * const spec = pipeline(log2({ floor: 100 }), tTestFilter({ top: 50 }), diagonalLda());
 * const plan = stratifiedKFold(training.y, { repeats: 3, seed: 1 });
 * const place = showInPlace();
 * const draw = ({ folds }: CrossValidation) =>
 *   place(figures.nestedCrossValidation(cohort, folds, 'three deals of five folds'));
 * const found = await crossValidate({ spec }, training, plan, undefined, undefined, draw);
 * await draw(found);
 * found.folds.length; // => 15
 */
export function showInPlace(): (figure: Figure) => Promise<void> {
  const id = `place-${++places}`;
  const cell = displayOfCell();
  let latest = 0;
  let update = false;
  let drawn = Promise.resolve();
  const draw = async (figure: Figure, turn: number) => {
    // A figure that is drawn when its cell is over, as it failed or was interrupted, still belongs under that cell.
    const display = await cell;
    if (turn < latest || !display) return;
    const { data, metadata } = await figureForm(figure);
    display(data, metadata, { id, update });
    update = true;
  };
  return (figure) => {
    const turn = ++latest;
    // Who waits for a figure hears that it can't be drawn; the next one is another.
    drawn = drawn.catch(() => undefined).then(() => draw(figure, turn));
    return drawn;
  };
}
