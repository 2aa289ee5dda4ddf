import { richForm, type RichForm } from '../presentation/rich.js';
import { cellHost } from './cell-host.js';
import { CellProblem } from './cell-problem.js';
import type { CellValues } from './cell-values.js';
import type { LiveCell } from './live-cell.js';
import { plainText } from './plain-text.js';
import type { ProgramCell } from './program.js';

type Surface = Readonly<Record<string, unknown>>;

/**
 * Runs a cell, shows the value of its last expression, and takes what it defined; nothing of that once it is abandoned.
 *
 * @throws whatever the cell throws, and what is wrong with its text
 */
export async function attempt(
  live: LiveCell,
  values: CellValues,
  surface: Surface,
  signal: AbortSignal,
  show: (form: RichForm) => void,
): Promise<void> {
  if (live.problem) throw live.problem;
  requireImports(live.cell, surface);
  const given = values.begin(live, surface);
  const host = cellHost(signal, (text) => show(asText(text)));
  const { defined, value } = await live.cell.run(given.surface, given.cells, host);
  if (signal.aborted) return;
  if (value !== undefined) {
    const form = (await richForm(value)) ?? asText(plainText(value));
    if (signal.aborted) return;
    show(form);
  }
  values.take(live, defined, given.ran);
  live.ran = live.last = given.ran;
}

const asText = (text: string): RichForm => ({ data: { 'text/plain': text }, metadata: {} });

/** @throws CellProblem when the surface has not got what a cell imports */
function requireImports({ imports, source }: ProgramCell, surface: Surface): void {
  const missing = imports.find((name) => !(name in surface));
  if (missing === undefined) return;
  const line = source.split('\n').findIndex((text) => text.includes(missing)) + 1;
  throw new CellProblem('ReferenceError', `leukemia-notebooks has no ${missing}.`, line);
}
