import { running } from '../rerun/running.js';
import { tell } from './tell.js';

/** As `files/write-whole.ts`: the page is told the text of the table, and the reader may save it. */
export function writeWhole(
  _folder: string,
  name: string,
  pieces: string | Iterable<string>,
): Promise<void> {
  const now = running();
  if (now && !now.signal.aborted) {
    const text = typeof pieces === 'string' ? pieces : [...pieces].join('');
    tell({ kind: 'table', run: now.run, cell: now.cell, name, text });
  }
  return Promise.resolve();
}
