import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';
import {
  checkNotebooks,
  countNotebooks,
  formatNotebooks,
} from '../../src/notebook/check-notebooks.js';
import { scratchFolder } from '../kernel/compiled.js';
import { writeFixture } from '../kernel/fixtures.js';

const folder = join(scratchFolder('cells'), 'notebooks');
const file = join(folder, '01-a.ipynb');
const imports = `import { version } from 'acorn';`;
const parameters = 'const parameters = { seed: 1 };';

beforeEach(() => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
});
afterAll(() => rmSync(join(folder, '..'), { recursive: true, force: true }));

test('a folder without notebooks has nothing to find', async () => {
  expect(countNotebooks(folder)).toBe(0);
  expect(await checkNotebooks(folder)).toEqual([]);
});

test('cells see what earlier cells declare, may await at the top and end in an expression', async () => {
  writeFixture(
    file,
    '# Title',
    imports,
    parameters,
    'const later = await Promise.resolve(version);',
    'later.length + parameters.seed;',
  );
  expect(await checkNotebooks(folder)).toEqual([]);
});

test('type errors are told with the notebook, the cell and the line, as strict as the project is', async () => {
  writeFixture(
    file,
    imports,
    '# Text does not count',
    parameters,
    'const text: string | undefined = version;\n\nconst n: number = text;',
    '',
    `const f = (x) => x;\nf(n);`,
  );
  writeFixture(
    join(folder, '02-b.ipynb'),
    `import { readFileSync } from 'node:fs';`,
    parameters,
    'version;',
  );
  expect(await checkNotebooks(folder)).toEqual([
    expect.stringMatching(/^notebooks\/01-a\.ipynb, cell 2, line 1: 'parameters' is declared but/),
    `notebooks/01-a.ipynb, cell 3, line 3: Type 'string' is not assignable to type 'number'.`,
    `notebooks/01-a.ipynb, cell 4, line 1: Parameter 'x' implicitly has an 'any' type.`,
    expect.stringMatching(
      /^notebooks\/02-b\.ipynb, cell 1, line 1: 'readFileSync' is declared but/,
    ),
    expect.stringMatching(/^notebooks\/02-b\.ipynb, cell 2, line 1: 'parameters' is declared but/),
    `notebooks/02-b.ipynb, cell 3, line 1: Cannot find name 'version'.`,
  ]);
});

test('the rules: imports first, then parameters, short cells, no way around the package', async () => {
  const long = Array.from({ length: 16 }, (_, i) => `parameters.seed + ${i};`).join('\n\n');
  writeFixture(file, `${imports}\nversion;`, 'version;', parameters, long);
  writeFixture(
    join(folder, '02-b.ipynb'),
    `import type {} from '../src/index.js';`,
    parameters,
    'parameters;',
  );
  const found = await checkNotebooks(folder);
  expect(found).toContain(
    'notebooks/01-a.ipynb, cell 1, line 1: the first code cell is for imports and nothing else',
  );
  expect(found.join('\n')).toMatch(
    /01-a.*cell 2, line 1: the second code cell is the parameters cell/,
  );
  expect(found.join('\n')).toMatch(/01-a.*cell 4, line 1: 16 lines, and at most 15/);
  expect(found.join('\n')).toMatch(
    /02-b.*cell 1, line 1: import from the package by its name.*'\.\.\/src\/index\.js'/,
  );
});

test('parameters may have as many lines as there are', async () => {
  const fields = Array.from({ length: 20 }, (_, i) => `  field${i}: ${i},`).join('\n');
  writeFixture(file, imports, `const parameters = {\n${fields}\n};`, 'version;\nparameters;');
  expect(await checkNotebooks(folder)).toEqual([]);
});

test('a renamed property in a pattern is refused, since tslab would hide all top-level variables with it', async () => {
  const renamed = 'const list = [{ a: 1 }].map(({ a: b }) => b + parameters.seed);\nlist;';
  const plain = 'const sum = [{ a: 1 }].map(({ a }) => ({ b: a + parameters.seed }));\nsum;';
  writeFixture(file, imports, parameters, `version;`, renamed, plain);
  expect(await checkNotebooks(folder)).toEqual([
    expect.stringMatching(
      /01-a\.ipynb, cell 4, line 1: tslab miscompiles a renamed property.*a: b/,
    ),
  ]);
});

test('a shorthand property of an earlier cell is refused, since tslab would not find it', async () => {
  const first = 'const list = [1];\nconst own = { list };\nown;';
  const second =
    'const other = list.map((list) => list + parameters.seed);\nconst all = { other, list };\nall;';
  writeFixture(file, imports, parameters, 'version;', first, second);
  expect(await checkNotebooks(folder)).toEqual([
    expect.stringMatching(/cell 5, line 2: tslab does not find list of an earlier cell/),
  ]);
});

test('formatting is checked, and mended on request', async () => {
  writeFixture(file, imports, parameters, 'version;\nconst a = {seed:parameters.seed}\na;');
  const message = 'not as oxfmt writes it; npm run check:cells -- --write mends that';
  expect(await checkNotebooks(folder)).toEqual([
    `notebooks/01-a.ipynb, cell 3, line 2: ${message}`,
  ]);
  expect(await formatNotebooks(folder)).toEqual(['01-a.ipynb']);
  expect(readFileSync(file, 'utf8')).toContain('const a = { seed: parameters.seed };');
  expect(await checkNotebooks(folder)).toEqual([]);
  expect(await formatNotebooks(folder)).toEqual([]);
});
