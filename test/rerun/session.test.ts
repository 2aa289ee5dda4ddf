import { describe, expect, it } from 'vitest';
import { errors, open, order, outputs, parameters, ran } from './small-session.js';

describe('a session', () => {
  it('runs everything in the order of the notebook, and then nothing', async () => {
    const { rerun } = await open([parameters, 'const x = parameters.k;', 'note(x + 1);']);
    const first = await rerun();
    expect(first.map(({ kind }) => kind)).toEqual(
      [
        'stale',
        ...['started', 'ended', 'started', 'ended', 'started', 'ended'],
        ...['started', 'output', 'ended', 'done'],
      ].flatMap((kind) => (kind === 'output' ? ['output', 'output'] : [kind])),
    );
    expect(first[0]).toEqual({ kind: 'stale', run: 1, cells: ['a', 'b', 'c', 'd'] });
    expect(outputs(first, 'd')).toEqual([2, '2']);
    const again = await rerun();
    expect(again).toMatchObject([{ kind: 'done', run: 2, stopped: false }]);
  });

  it('reruns cells that read what changed, and those that build on them', async () => {
    const { rerun } = await open([
      parameters,
      'const x = parameters.k;',
      'const y = parameters.other;',
      'note(x);',
      'note(y);',
      'note(parameters.list);',
    ]);
    await rerun();
    const told = await rerun({ k: 7 });
    expect(ran(told)).toBe('bce');
    expect(outputs(told, 'e')[0]).toBe(7);
    expect(ran(await rerun({ k: 7, other: 3 }))).toBe('bdf');
    expect(ran(await rerun({ k: 7, other: 3, list: [1, 2] }))).toBe('b');
    expect(ran(await rerun({ k: 7, other: 3, list: [2] }))).toBe('bg');
    // Back to the values of the cell.
    expect(ran(await rerun())).toBe('bcdefg');
  });

  it('counts a read for the cell that runs, whoever wrote the function that reads', async () => {
    const { rerun } = await open([
      parameters,
      'const later = () => parameters.k; const x = 1;',
      'note(later());',
      'note(x);',
      'note(Object.keys({ ...parameters }).length);',
      `note('k' in parameters);`,
    ]);
    await rerun();
    const told = await rerun({ k: 5 });
    expect(ran(told)).toBe('bdfg');
    expect(outputs(told, 'd')[0]).toBe(5);
    expect(ran(await rerun({ k: 5, more: 1 }))).toBe('bf');
  });

  it('goes no further than a change makes a difference', async () => {
    const { rerun } = await open([
      parameters,
      'const big = { list: [parameters.k > 3], map: new Map([[1, new Float64Array(2)]]) };',
      'const shown = note(big.list[0]);',
      'note(shown);',
    ]);
    await rerun();
    expect(ran(await rerun({ k: 2 }))).toBe('bc');
    expect(ran(await rerun({ k: 5 }))).toBe('bcde');
  });

  it('tells again which cells wait when it turns out that there are fewer', async () => {
    const { rerun } = await open([parameters, 'const x = parameters.k > 3;', 'note(x)', 'note(1)']);
    await rerun();
    const stale = (await rerun({ k: 2 })).filter(({ kind }) => kind === 'stale');
    expect(stale).toEqual([
      { kind: 'stale', run: 2, cells: ['b', 'c', 'd'] },
      { kind: 'stale', run: 2, cells: [] },
    ]);
  });

  it('takes a function for the same when all that it uses is', async () => {
    const { rerun } = await open([
      parameters,
      `const big = parameters.k > 3; const factor = 2; let count = parameters.other;
       const twice = (x: number) => half(x) * factor; function half(x: number) { return x / 2; }
       const isBig = () => big; const lazy = () => parameters.k; const counts = () => count++;`,
      'note(twice(4));',
      'note(isBig());',
      'note(lazy());',
      'note(counts());',
    ]);
    await rerun();
    expect(ran(await rerun({ k: 2 }))).toBe('bcfg');
    const told = await rerun({ k: 5 });
    expect(ran(told)).toBe('bcefg');
    expect(outputs(told, 'e')[0]).toBe(true);
    expect(
      ran(
        await rerun(
          { k: 5 },
          {
            edited: {
              c: 'const twice = () => 1; const [isBig, lazy, counts] = [() => 1, () => 2, () => 3];',
            },
          },
        ),
      ),
    ).toBe('cdefg');
    expect(ran(await rerun({ k: 5 }))).toBe('cdefg');
  });

  it('runs what was quick last time first', async () => {
    const slow = 'const until = performance.now() + 30; while (performance.now() < until);';
    const { rerun } = await open([
      parameters,
      `{ ${slow} note(parameters.k); }`,
      'const x = parameters.k;',
      'note(x);',
    ]);
    expect(order(await rerun())).toBe('abcde');
    expect(order(await rerun({ k: 4 }))).toBe('bdec');
  });

  it('merges values into what the checker checks, and shows what it refuses', async () => {
    const { rerun } = await open([parameters, 'note(parameters.k);', 'note(2);']);
    await rerun();
    const refused = await rerun({ k: -1 });
    expect(errors(refused)).toMatchObject([{ cell: 'b', name: 'RangeError', message: 'k is -1' }]);
    expect(refused.filter(({ kind }) => kind === 'blocked')).toEqual([
      { kind: 'blocked', run: 2, cell: 'c', by: 'b' },
    ]);
    expect(ran(await rerun())).toBe('b');
    expect(ran(await rerun({ k: 3 }))).toBe('bc');
  });

  it('runs on past a cell that throws, and tries it again next time', async () => {
    const { rerun } = await open([
      parameters,
      'const x = 1;\nif (parameters.k === 1)\n  throw new TypeError("no");',
      'const y = x + 1;',
      'note(y);',
      'note(3);',
    ]);
    const told = await rerun();
    expect(errors(told)).toEqual([{ cell: 'c', name: 'TypeError', message: 'no', line: 3 }]);
    expect(ran(told)).toBe('abcf');
    const blocked = told.flatMap((m) => (m.kind === 'blocked' ? [m.cell + m.by] : []));
    expect(blocked).toEqual(['dc', 'ec']);
    expect(told.at(-1)).toMatchObject({ kind: 'done', stopped: false });
    expect(ran(await rerun())).toBe('c');
    expect(ran(await rerun({ k: 2 }))).toBe('bcde');
  });

  it('says which line of a cell called what threw', async () => {
    const { rerun } = await open([parameters, '\n\nchecked({ k: -2 });']);
    expect(errors(await rerun())).toMatchObject([{ cell: 'c', name: 'RangeError', line: 3 }]);
  });

  it('runs a cell that is forced, and no other if it gives the same', async () => {
    const { rerun } = await open([parameters, 'const x = [1];', 'note(x);']);
    await rerun();
    expect(ran(await rerun({}, { force: 'c' }))).toBe('c');
    expect(ran(await rerun())).toBe('');
  });

  it('gives a cell that imports what there is not an error', async () => {
    const { rerun } = await open(['const x = nothing;'], {
      first: `import {\n  nothing } from 'leukemia-notebooks';`,
    });
    expect(errors(await rerun())).toEqual([
      {
        ...{ cell: 'a', name: 'ReferenceError', line: 2 },
        message: 'leukemia-notebooks has no nothing.',
      },
    ]);
  });

  it('shows the last value of a cell, and what goes to its console', async () => {
    const { rerun } = await open([`console.log('a', [1, 'b']); ({ x: new Map([[1, 2]]) })`]);
    expect(outputs(await rerun(), 'b')).toEqual([`a [1, "b"]`, '{ x: Map { 1 => 2 } }']);
  });
});
