import { expect, it } from 'vitest';
import { cellError } from '../../src/rerun/cell-error.js';
import type { ProgramCell } from '../../src/rerun/program.js';

const cell = { file: '01-x.js', line: 10, source: 'a;\nb;\nc;' } as ProgramCell;

const thrown = (stack: string) => Object.assign(new RangeError('no'), { stack });

it.each([
  // As Chromium writes it: a function of the project, one of an earlier cell, the cell.
  [
    `RangeError: no\n    at f (http://host/assets/live/worker.js:11:5)\n    at g (http://host/run/01-x.js:4:2)\n    at async run (http://host/run/01-x.js:12:3)`,
    3,
  ],
  // As Firefox does.
  [`f@http://host/assets/live/worker.js:11:5\nrun@http://host/run/01-x.js:11:2\n`, 2],
  [`f@http://host/assets/live/worker.js:11:5\n`, undefined],
  ['', undefined],
])('finds the line of the cell in %j', (stack, line) => {
  expect(cellError(thrown(stack), cell)).toEqual({
    ...{ name: 'RangeError', message: 'no' },
    ...(line !== undefined && { line }),
  });
});

it('tells what is thrown and no error as text', () => {
  expect(cellError('text', cell)).toEqual({ name: 'Error', message: 'text' });
});
