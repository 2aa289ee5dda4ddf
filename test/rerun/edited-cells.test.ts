import { describe, expect, it } from 'vitest';
import { errors, open, outputs, parameters, ran } from './small-session.js';

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
