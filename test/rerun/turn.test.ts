import { expect, it } from 'vitest';
import { turn, type Waiting } from '../../src/rerun/turn.js';

const cell = (id: string, uses: string, more: Partial<Waiting> = {}): Waiting => {
  return { id, uses: [...uses], defines: [id], stale: false, failed: false, ...more };
};
const stale = true;

it('is that of the quickest cell whose inputs are settled', () => {
  const cells = [
    cell('a', '', { stale, ms: 30 }),
    cell('b', '', { stale, ms: 10 }),
    cell('c', 'a', { stale, ms: 1 }),
    cell('d', 'c', { ms: 1 }),
    cell('e', ''),
  ];
  expect(turn(cells)).toEqual({ pending: ['a', 'b', 'c', 'd'], blocked: new Map(), next: 'b' });
});

it('is that of cells in the order of the notebook when none was timed, after those that were', () => {
  expect(turn([cell('a', '', { stale }), cell('b', '', { stale })]).next).toBe('a');
  expect(turn([cell('a', '', { stale }), cell('b', '', { stale, ms: 9 })]).next).toBe('b');
});

it('is never that of a cell that builds on one that failed', () => {
  const cells = [
    cell('a', '', { stale, failed: true }),
    cell('b', 'a'),
    cell('c', 'b', { stale }),
    cell('d', ''),
  ];
  const blocked = new Map([
    ['b', 'a'],
    ['c', 'a'],
  ]);
  expect(turn(cells)).toEqual({ pending: [], blocked, next: undefined });
});

it('takes a name from the cell that defines it above, not below', () => {
  const cells = [cell('a', 'b', { stale }), cell('b', '', { stale, failed: true })];
  expect(turn(cells).next).toBe('a');
});
