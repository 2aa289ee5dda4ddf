import { describe, expect, it } from 'vitest';
import { CellProblem } from '../../src/rerun/cell-problem.js';
import { compileCell } from '../../src/rerun/compile-cell.js';
import { evaluateCell } from '../../src/rerun/evaluate.js';
import * as surface from '../../src/index.js';
import { committed, notebookNames, notebookOf, programOf } from './notebooks.js';

const host = { alive: <T>(value: T) => Promise.resolve(value), console };

async function run(source: string, cells: Record<string, unknown> = {}) {
  const cell = await evaluateCell('x', source, Object.keys(cells));
  return cell.run(surface, cells, host);
}

describe('a compiled cell', () => {
  it('says what it imports, uses and defines', async () => {
    const source = `import { mean as average, type Cohort } from 'leukemia-notebooks';
import type { Matrix } from 'ml-matrix';
const { a, ...rest }: { a: number } = earlier;
function later(this: void) { return inner(average([a])); var inner = (x: number) => x + other; }
class Kind {}
for (const hidden of [1]) { let local = hidden; var leaked = local; }`;
    const { imports, uses, defines } = await compileCell(source, ['earlier', 'other', 'unused']);
    expect(imports).toEqual(['mean']);
    expect([...uses].sort()).toEqual(['earlier', 'other']);
    expect([...defines].sort()).toEqual(['Kind', 'a', 'average', 'later', 'leaked', 'rest']);
  });

  it('returns what it defines, and the value of its last expression', async () => {
    const source = `import { mean as average } from 'leukemia-notebooks';
let x: number = average([1, 3]);
x += await Promise.resolve(y);
x * 2`;
    const { defined, value } = await run(source, { y: 5 });
    expect(defined).toEqual({ average: surface.mean, x: 7 });
    expect(value).toBe(14);
    expect((await run('const z = 3;')).value).toBeUndefined();
    expect((await run('(1, 2); // two')).value).toBe(2);
    expect((await run('await (3, 4)')).value).toBe(4);
    expect((await run('({ a: 1 })')).value).toEqual({ a: 1 });
  });

  it('waits through its host, in inner functions too', async () => {
    const waited: unknown[] = [];
    const cell = await evaluateCell('x', 'await (async () => (await 1) + (await 2))()', []);
    const alive = async (value: unknown) => (waited.push(await value), value);
    expect((await cell.run({}, {}, { alive, console } as never)).value).toBe(3);
    expect(waited).toEqual([1, 2, 3]);
  });

  it('gives a cell that uses the console that of the host', async () => {
    const said: unknown[] = [];
    const cell = await evaluateCell('x', `console.log('here')`, []);
    await cell.run(
      {},
      {},
      {
        ...host,
        console: { log: (text: unknown) => said.push(text) },
      },
    );
    expect(said).toEqual(['here']);
  });

  it('cannot change what another cell defined', async () => {
    await expect(run('y = 3', { y: 5 })).rejects.toThrow(TypeError);
  });

  it.each([
    ['const a = 1;\nconst b = (2;', 'SyntaxError', 2, 'Unexpected token'],
    ['const a = 1;\n\nconst a = 2;', 'SyntaxError', 3, 'already been declared'],
    ['const a: number = 1;\ntype T = {\n x: 1 };\nfoo(a);', 'ReferenceError', 4, 'foo'],
    ['const a = 1;\nimport fs from "node:fs";', 'ReferenceError', 2, 'node:fs'],
    ['\nimport * as all from "leukemia-notebooks";', 'SyntaxError', 2, 'Import names'],
    ['let $host = 1;', 'SyntaxError', undefined, '$host is taken'],
    ['process.exit()', 'ReferenceError', 1, 'process'],
  ])('%j is refused: %s in line %s', async (source, name, line, message) => {
    const problem = await compileCell(source, []).catch((error: unknown) => error);
    expect(problem).toBeInstanceOf(CellProblem);
    expect(problem).toMatchObject({ name, line });
    expect((problem as Error).message).toContain(message);
  });
});

describe('a program', () => {
  it.each(notebookNames)('%s compiles, and imports only what there is', async (name) => {
    const program = await programOf(name, committed(name));
    expect(program.notebook).toBe(name);
    const defined = new Set<string>();
    for (const cell of program.cells) {
      expect(cell.uses.filter((used) => !defined.has(used))).toEqual([]);
      cell.defines.forEach((one) => defined.add(one));
      expect(cell.imports.filter((one) => !(one in surface))).toEqual([]);
    }
    const parameters = program.parameters!;
    const source = program.cells.find(({ id }) => id === parameters.cell)!.source;
    for (const { start, end, value } of parameters.fields) {
      expect(value).toBeDefined();
      // oxlint-disable-next-line typescript/no-implied-eval, typescript/no-unsafe-call
      expect(new Function(`return ${source.slice(start, end)}`)()).toEqual(value);
    }
  });

  it('is refused when two cells define one name', async () => {
    const notebook = notebookOf('const a = 1;', 'const b = 2;', 'const a = b;');
    await expect(programOf('twice', notebook)).rejects.toThrow(
      /^twice\.ipynb, cell 3: a is defined by cell 1 already/,
    );
  });

  it('is refused with notebook, cell and line when a cell cannot be compiled', async () => {
    const notebook = notebookOf('const a = 1;', 'a;\nb;');
    await expect(programOf('broken', notebook)).rejects.toThrow(
      'broken.ipynb, cell 2, line 2: No earlier cell defines or imports b.',
    );
  });
});
