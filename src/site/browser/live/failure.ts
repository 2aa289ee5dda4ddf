/// <reference lib="dom" />
import type { CellError } from '../../../rerun/protocol.js';
import { make } from './make.js';

/** What went wrong in a cell, at the cell; as text, whatever stands in it. */
export function failure({ name, message, line }: CellError): HTMLElement {
  const where = line === undefined ? '' : ` (line ${line})`;
  return make(
    'div',
    { class: 'failure', role: 'alert' },
    make('strong', {}, `${name}${where}`),
    make('pre', {}, message),
  );
}

/** That a cell did not run because of one before it, with the way there. */
export function blockedBy(cell: string, place: string): HTMLElement {
  return make(
    'p',
    { class: 'blocked' },
    'Not run: it builds on ',
    make('a', { href: `#cell-${cell}` }, place),
    ', which failed.',
  );
}
