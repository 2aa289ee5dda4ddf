import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { projectRoot } from '../src/files/project-root.js';
import { checkTypes } from '../src/notebook/cell-types.js';
import { publicNames } from './examples/read.js';
import { run, shown } from './examples/run.js';
import { isStated } from './examples/same.js';

const names = publicNames();
const examples = names.flatMap(({ name, file, examples }) =>
  examples.map((code, k) => ({ title: k === 0 ? name : `${name}, ${k + 1}`, file, code })),
);

describe('every public function', () => {
  const functions = names.filter(({ isFunction }) => isFunction);

  it('has an example in its docblock that calls it', () => {
    const calls = (code: string, name: string) => code.includes(`${name}(`);
    const without = functions.filter(
      ({ name, examples }) => !examples.some((code) => calls(code, name)),
    );
    expect(functions.length).toBeGreaterThan(200);
    expect(without.map(({ name, file }) => `${name} (${file})`)).toEqual([]);
  });
});

describe('the examples of docblocks', () => {
  let results: string;
  // What `openResults` saves goes to a folder of its own.
  beforeAll(() => {
    results = mkdtempSync(path.join(tmpdir(), 'examples-'));
    process.env.LEUKEMIA_RESULTS = results;
  });
  afterAll(() => {
    delete process.env.LEUKEMIA_RESULTS;
    rmSync(results, { recursive: true });
  });

  it('compile, as strictly as the cells of a notebook', () => {
    const programs = examples.map(({ title, code }) => ({
      notebook: path.join(projectRoot, title),
      cells: [{ number: 1, source: code }],
    }));
    const found = checkTypes(programs, { unused: true });
    const said = found.map(({ notebook, line, message }) => {
      return `${path.basename(notebook)}, line ${line}: ${message}`;
    });
    expect(said).toEqual([]);
  });

  it.each(examples)('say what is so: $title', async ({ code, file }) => {
    const outcomes = await run(code);
    expect(outcomes).not.toEqual([]);
    const wrong = outcomes.filter(({ value, stated }) => !isStated(value, stated));
    const said = wrong.map(({ statement, stated, value }) => {
      return `${file}: ${statement} is ${shown(value)}, not ${stated}`;
    });
    expect(said).toEqual([]);
  });
});

describe('run', () => {
  it('gives values, what was printed, and messages of errors, each beside what is stated', async () => {
    const outcomes = await run(
      `import { counted } from 'leukemia-notebooks';
       counted(1, 'probe'); // => 'what stands
       //    here'
       console.log('a', 1);
       // => 'a 1'
       JSON.parse('?'); // => throws 'Unexpected'`,
    );
    expect(outcomes.map(({ stated }) => stated)).toEqual([
      "'what stands here'",
      "'a 1'",
      "'Unexpected'",
    ]);
    const [first, second, third] = outcomes.map(({ value }) => value);
    expect([first, second]).toEqual(['1 probe', 'a 1']);
    expect(third).toMatch(/Unexpected/);
  });

  it('does not take an error for a value, nor a value for an error', async () => {
    await expect(run("JSON.parse('?'); // => 1")).rejects.toThrow(SyntaxError);
    await expect(run("'some'; // => throws 'some'")).rejects.toThrow('and it does not');
  });

  it('refuses statements that are no expressions', async () => {
    await expect(run('const x = 1; // => 1')).rejects.toThrow('must follow an expression');
  });
});

describe('isStated', () => {
  it('takes four digits or more for a rounded number, and fewer for the number itself', () => {
    expect(isStated(7 / 3, '2.333')).toBe(true);
    expect(isStated(7 / 3, '2.334')).toBe(false);
    expect(isStated(7 / 3, '2.33')).toBe(false);
    expect(isStated(0.54, '0.5')).toBe(false);
    expect(isStated(0.1 + 0.2, '0.3')).toBe(true);
    expect(isStated(1.20968e-10, '1.2097e-10')).toBe(true);
    expect(isStated(1.20968e-10, '1.2096e-10')).toBe(false);
    expect(isStated(7129.3, '7129')).toBe(false);
    expect(isStated(-0.05004, '-0.05004')).toBe(true);
  });

  it('compares lists and objects as wholes', () => {
    expect(isStated([1, NaN, -Infinity], '[1, NaN, -Infinity]')).toBe(true);
    expect(isStated(Float64Array.of(1, 2), '[1, 2]')).toBe(true);
    expect(isStated([1, 2], '[1]')).toBe(false);
    expect(isStated({ a: 'x', 'b c': [true] }, "{ a: 'x', 'b c': [true] }")).toBe(true);
    expect(isStated({ a: 1, b: 2 }, '{ a: 1 }')).toBe(false);
    expect(isStated('1', '1')).toBe(false);
    expect(isStated(undefined, 'null')).toBe(false);
  });

  it('refuses what is no literal', () => {
    expect(() => isStated(1, 'about 1')).toThrow('no literal');
    expect(() => isStated(1, 'one')).toThrow('no literal');
  });
});
