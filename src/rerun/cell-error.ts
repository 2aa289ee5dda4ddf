import { CellProblem } from './cell-problem.js';
import type { ProgramCell } from './program.js';
import type { CellError } from './protocol.js';

/** What a cell threw as it is told to a page, with the line of the cell from which it came, where that is known. */
export function cellError(thrown: unknown, cell: ProgramCell): CellError {
  if (!(thrown instanceof Error)) return { name: 'Error', message: String(thrown) };
  const line = thrown instanceof CellProblem ? thrown.line : lineWithin(thrown.stack ?? '', cell);
  return { name: thrown.name, message: thrown.message, ...(line !== undefined && { line }) };
}

/** The line of the first place in a stack trace that lies in the cell; engines write such places in one way. */
function lineWithin(stack: string, { file, line, source }: ProgramCell): number | undefined {
  const length = source.split('\n').length;
  const places = stack.split(`${file}:`).slice(1);
  const lines = places.map((place) => Number.parseInt(place, 10) - line + 1);
  return lines.find((one) => one >= 1 && one <= length);
}
