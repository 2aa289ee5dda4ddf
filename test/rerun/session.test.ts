import { describe, expect, it } from 'vitest';
import type { Tell } from '../../src/rerun/protocol.js';
import { running } from '../../src/rerun/running.js';
import { type RunRequest, Session } from '../../src/rerun/session.js';
import { notebookOf, programOf } from './notebooks.js';

const imports = `import { checked, note, wait } from 'leukemia-notebooks';`;
let names = 0;

/** A session of cells a (the imports), b, c, ... whose `note(x)` is an output of the cell that runs. */
async function open(sources: string[], { first = imports } = {}) {
  const program = await programOf(`small-${++names}`, notebookOf(first, ...sources));
  const told: Tell[] = [];
  const waits: (() => void)[] = [];
  const surface = {
    checked(values: { k: number }) {
      if (values.k < 0) throw new RangeError(`k is ${values.k}`);
      return values;
    },
    note(value: unknown) {
      const now = running();
      if (now) told.push({ kind: 'output', ...now, data: { value }, metadata: {} });
      return value;
    },
    wait: () => new Promise<void>((resolve) => waits.push(resolve)),
  };
  const session = new Session(program, surface, (message) => told.push(message));
  let run = 0;
  const request = (parameters = {}, more: Partial<RunRequest> = {}): RunRequest => {
    return { run: ++run, parameters, edited: {}, ...more };
  };
  /** Runs, and gives what was told. */
  const rerun = async (parameters = {}, more: Partial<RunRequest> = {}) => {
    told.length = 0;
    await session.run(request(parameters, more));
    return [...told];
  };
  return { session, told, waits, request, rerun };
}

const order = (told: readonly Tell[]) =>
  told.flatMap((message) => (message.kind === 'started' ? [message.cell] : [])).join('');

/** Which cells ran; in which order is a matter of microseconds. */
const ran = (told: readonly Tell[]) => [...order(told)].sort().join('');

const outputs = (told: readonly Tell[], cell: string) =>
  told.flatMap((message) =>
    message.kind === 'output' && message.cell === cell ? [Object.values(message.data)[0]] : [],
  );

const errors = (told: readonly Tell[]) =>
  told.flatMap((m) => (m.kind === 'ended' && m.error ? [{ cell: m.cell, ...m.error }] : []));

const turns = async (count = 5) => {
  for (let k = 0; k < count; k++) await new Promise((resolve) => setTimeout(resolve, 0));
};

const parameters = 'const parameters = checked({ k: 1, other: 2, list: [1, 2] });';

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

describe('an edited cell', () => {
  const sources = [parameters, 'const x = parameters.k;', 'const y = x + 1;', 'note(y);'];

  it('runs in the place of the notebook’s, until the reader takes it back', async () => {
    const { rerun } = await open(sources);
    await rerun();
    const edited = { c: 'const x: number = 10 * parameters.k;' };
    const told = await rerun({}, { edited });
    expect(ran(told)).toBe('cde');
    expect(outputs(told, 'e')[0]).toBe(11);
    expect(ran(await rerun({}, { edited }))).toBe('');
    expect(outputs(await rerun({ k: 2 }, { edited }), 'e')[0]).toBe(21);
    expect(outputs(await rerun(), 'e')[0]).toBe(2);
  });

  it.each([
    ['const x = 1;\nconst z = (;', 'SyntaxError', 2],
    ['\n\nconst x = later;', 'ReferenceError', 3],
    ['const x = 1;\nnull.f;', 'TypeError', 2],
    [
      'const x = 1;\nconst f = () => {\n  throw new RangeError("here");\n};\nawait 1; f();',
      'RangeError',
      3,
    ],
    ['const y = 1;', 'SyntaxError', undefined],
  ])('%j fails: %s in line %s', async (source, name, line) => {
    const { rerun } = await open(sources);
    await rerun();
    const told = await rerun({}, { edited: { c: source } });
    const [error] = errors(told);
    expect(error).toMatchObject({ cell: 'c', name });
    expect(error.line).toBe(line);
    expect(told.flatMap((m) => (m.kind === 'blocked' ? [m.cell] : []))).toEqual(['d', 'e']);
    const back = await rerun();
    expect(ran(back)).toBe('c');
    expect(errors(back)).toEqual([]);
  });

  it('may define another name, which those below may use, and miss one, which they may not', async () => {
    const { rerun } = await open(sources);
    await rerun();
    const edited = { c: 'const better = 5;', d: 'const y = better;' };
    expect(outputs(await rerun({}, { edited }), 'e')[0]).toBe(5);
    const told = await rerun({}, { edited: { c: edited.c } });
    expect(errors(told)).toMatchObject([
      { cell: 'd', message: 'No earlier cell defines x any more.' },
    ]);
    expect(outputs(await rerun(), 'e')[0]).toBe(2);
  });
});

describe('a request that comes while another runs', () => {
  it('takes its place: the cell that runs is abandoned and what is finished stays', async () => {
    const { session, told, waits, request } = await open([
      parameters,
      'const x = parameters.k;',
      'await wait(); note(parameters.k); const y = parameters.k;',
      'note(y);',
    ]);
    const first = session.run(request());
    await turns();
    expect(running()).toMatchObject({ run: 1, cell: 'd' });
    const { signal } = running()!;
    const second = session.run(request({ k: 2 }));
    expect(signal.aborted).toBe(true);
    await first;
    await turns();
    // What the first run waited for comes, and it must not go on.
    waits.forEach((resolve) => resolve());
    await second;
    expect(outputs(told, 'd')).toEqual([2]);
    expect(outputs(told, 'e')).toEqual([2, '2']);
    expect(told.filter(({ kind }) => kind === 'done')).toMatchObject([{ run: 2, stopped: false }]);
    expect(running()).toBeUndefined();
    const started = told.flatMap((m) => (m.kind === 'started' ? [`${m.run}${m.cell}`] : []));
    expect(started).toEqual(['1a', '1b', '1c', '1d', '2b', '2c', '2d', '2e']);
  });

  it('is stopped, and a later one goes on from there', async () => {
    const { session, told, waits, request } = await open([parameters, 'await wait();', 'note(1);']);
    const first = session.run(request());
    await turns();
    session.stop();
    await first;
    expect(told.at(-1)).toMatchObject({ kind: 'done', run: 1, stopped: true });
    session.stop();
    expect(told.filter(({ kind }) => kind === 'done')).toHaveLength(1);
    told.length = 0;
    const second = session.run(request());
    await turns();
    waits.forEach((resolve) => resolve());
    await second;
    expect(ran(told)).toBe('cd');
  });

  it('does not stop functions of cells that were finished before', async () => {
    const { session, told, request } = await open([
      parameters,
      'const later = async () => (await 1) + (await 2);',
      'if (parameters.k === 1) await wait(); note(await later());',
    ]);
    const first = session.run(request());
    await turns();
    expect(running()).toMatchObject({ cell: 'd' });
    await session.run(request({ k: 2 }));
    await first;
    expect(outputs(told, 'd')[0]).toBe(3);
  });

  it('runs a cell again that was abandoned, though its inputs are as they were before', async () => {
    const { session, told, waits, request } = await open([
      parameters,
      'if (parameters.k === 2) await wait(); note(parameters.k);',
    ]);
    await session.run(request());
    const slow = session.run(request({ k: 2 }));
    await turns();
    expect(waits).toHaveLength(1);
    told.length = 0;
    await session.run(request());
    await slow;
    expect(ran(told)).toBe('bc');
    expect(outputs(told, 'c')[0]).toBe(1);
  });

  it('is heard between two cells that wait for nothing', async () => {
    const { session, told, request } = await open([parameters, 'note(parameters.k);', 'note(2);']);
    const first = session.run(request());
    let second: Promise<void> | undefined;
    setTimeout(() => {
      second = session.run(request({ k: 9 }));
    }, 0);
    await first;
    await second;
    expect(
      outputs(
        told.filter((message) => 'run' in message && message.run === 2),
        'c',
      )[0],
    ).toBe(9);
  });
});
