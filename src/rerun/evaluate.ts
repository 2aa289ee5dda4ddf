import { compileCell } from './compile-cell.js';
import type { ProgramCell } from './program.js';
import type { RunCell } from './run-cell.js';

/**
 * A cell that a reader wrote, ready to run. It brings the compiler with it, so load it when there is such a cell.
 *
 * @param known names that earlier cells define
 * @throws CellProblem naming the line when it can't be compiled
 */
export async function evaluateCell(
  id: string,
  source: string,
  known: Iterable<string>,
): Promise<ProgramCell> {
  const { code, ...compiled } = await compileCell(source, known);
  const file = `cell-${id}.js`;
  // Called by another name it runs outside of this function and sees nothing of it.
  // oxlint-disable-next-line no-eval
  const evaluate = eval;
  const run = evaluate(`(${code})\n//# sourceURL=${file}`) as RunCell;
  return { id, source, ...compiled, file, line: 1, run };
}
