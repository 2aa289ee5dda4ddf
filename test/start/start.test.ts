import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { readNotebook } from '../../src/notebook/notebook.js';
import { start } from '../../src/start/start-run.js';
import { compileKernel, isAlive, launcherOf, scratchFolder } from '../kernel/compiled.js';
import { printed, writeFixture } from '../kernel/fixtures.js';

const folder = scratchFolder('start');
const notebooks = join(folder, 'notebooks');
const results = join(folder, 'results');
let compiled: string;

const parameters = `const parameters: { topK: number; penalty: 'l1' | 'l2' } = {
  topK: 50, // how many
  penalty: 'l2',
};`;

/** Parameters whose ranges the project knows. */
const exploration = `const parameters = explorationParameters({
  cohort: 'auto',
  floor: 'auto', // intensities below are background
  ceiling: 'auto',
  name: ['66'],
});`;

beforeAll(() => {
  compiled = compileKernel(folder);
  writeFixture(
    join(notebooks, '01-first.ipynb'),
    '# First',
    `import { version } from 'acorn';`,
    parameters,
    '## Numbers',
    'console.log(parameters.topK, parameters.penalty, process.env.LEUKEMIA_COHORT);',
    `import { writeFileSync } from 'node:fs';\n` +
      `writeFileSync(process.env.LEUKEMIA_RESULTS + '/run.json', '{"headline": "33 of 34"}');\nversion;`,
  );
  writeFixture(
    join(notebooks, '02-second.ipynb'),
    'const parameters = { seed: 1 } satisfies { seed: number };',
    'console.log(parameters.seed, process.env.GOLUB_DIR);',
  );
  writeFixture(
    join(notebooks, '03-third.ipynb'),
    `console.log('ran');`,
    '# The step that fails',
    `throw new RangeError('out of range');`,
    `console.log('not reached');`,
  );
  writeFixture(
    join(notebooks, '04-fourth.ipynb'),
    `console.log('pid', process.pid);`,
    'while (true) {}',
  );
  writeFixture(
    join(notebooks, '05-fifth.ipynb'),
    'const explorationParameters = <T>(values: T) => values;',
    exploration,
    'console.log(parameters.floor, process.env.LEUKEMIA_IN_PLACE);',
  );
  writeFixture(join(notebooks, 'scratch.ipynb'), 'throw new Error("is no notebook of the run");');
});

let said: string;
let complaints: string;
let resolved: string[];
let loaded: object[];

beforeEach(() => {
  rmSync(results, { recursive: true, force: true });
  said = complaints = '';
  resolved = [];
  loaded = [];
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const run = (...args: string[]) =>
  start(args, {
    notebooks,
    results,
    startedIn: folder,
    resolveCohort: (choice) => {
      resolved.push(choice);
      const golub = { kind: 'catalogue', name: 'golub', directory: join(folder, 'files') } as const;
      const own = { kind: 'file', name: 'colon', path: choice } as const;
      if (choice.endsWith('.csv')) return Promise.resolve(own);
      return Promise.resolve(choice === 'golub' ? golub : { kind: 'simulated', name: 'simulated' });
    },
    loadCohort: (request) => {
      loaded.push(request);
      return Object.values(request).includes('nobody')
        ? Promise.reject(new Error('no such class'))
        : Promise.resolve();
    },
    output: { write: (text) => (said += text) },
    complain: (text) => (complaints += `${text}\n`),
    kernel: launcherOf(compiled),
  });

/** Runs of whole notebooks: by `npm run test:full`, as this whole file is. */
const heavy = test.runIf(process.env.TEST_FULL !== undefined);

const outputOf = (path: string, cell: number) =>
  printed(readNotebook(path).cells.filter(({ cell_type }) => cell_type === 'code')[cell].outputs!);

heavy(
  'notebooks run in order, each in a kernel of its own, and land in the results; in place when asked',
  async () => {
    const before = readFileSync(join(notebooks, '03-third.ipynb'), 'utf8');
    expect(await run('--cohort', 'golub', '--only', '01,second,5', '--in-place')).toBe(0);
    expect(resolved).toEqual(['golub']);
    expect(readdirSync(join(results, 'golub')).sort()).toEqual([
      '01-first.ipynb',
      '02-second.ipynb',
      '05-fifth.ipynb',
      'run.json',
    ]);
    expect(outputOf(join(results, 'golub', '01-first.ipynb'), 2)).toBe('50 l2 golub\n');
    expect(outputOf(join(results, 'golub', '02-second.ipynb'), 1)).toBe(
      `1 ${join(folder, 'files')}\n`,
    );
    // A notebook in place is told that its results will be compared with.
    expect(outputOf(join(results, 'golub', '05-fifth.ipynb'), 2)).toBe('auto 1\n');
    expect(said).toMatch(/cell 1\/4 +[\d.]+ s {2}First\n.*\n.*cell 3\/4 +[\d.]+ s {2}Numbers\n/);
    expect(said).toMatch(/Notebooks and tables: results\/golub\nTime: [\d.]+ s, .*\n33 of 34\n$/);
    const counts = readNotebook(join(notebooks, '01-first.ipynb')).cells.map(
      (c) => c.execution_count,
    );
    expect(counts).toEqual([undefined, 1, 2, undefined, 3, 4]);
    const written = readFileSync(join(notebooks, '01-first.ipynb'), 'utf8');
    expect(written).toBe(readFileSync(join(results, 'golub', '01-first.ipynb'), 'utf8'));
    expect(written).not.toContain('display_id');
    expect(readFileSync(join(notebooks, '03-third.ipynb'), 'utf8')).toBe(before);
  },
);

heavy(
  '--set reaches the notebooks that have the fields, apart from what the defaults gave; notebooks/ stays as it was',
  async () => {
    const before = readFileSync(join(notebooks, '01-first.ipynb'), 'utf8');
    const settings = ['topK=7', 'penalty=l1', 'floor=200'].flatMap((text) => ['--set', text]);
    expect(await run('--only', '1,5', ...settings)).toBe(0);
    expect(resolved).toEqual(['auto']);
    expect(readdirSync(results)).toEqual(['simulated-changed']);
    const folder = join(results, 'simulated-changed');
    const executed = join(folder, '01-first.ipynb');
    expect(outputOf(executed, 2)).toBe('7 l1 simulated\n');
    expect(readFileSync(executed, 'utf8')).toContain('topK: 7, // how many');
    expect(outputOf(join(folder, '05-fifth.ipynb'), 2)).toBe('200 undefined\n');
    expect(readFileSync(join(notebooks, '01-first.ipynb'), 'utf8')).toBe(before);
    expect(said).toContain('Notebooks and tables: results/simulated-changed\n');
  },
);

heavy('what a notebook gives whose parameters were edited is kept apart too', async () => {
  const file = join(notebooks, '05-fifth.ipynb');
  const before = readFileSync(file, 'utf8');
  writeFileSync(file, before.replace("ceiling: 'auto'", 'ceiling: 2 ** 13'));
  try {
    expect(await run('--only', '5')).toBe(0);
    expect(readdirSync(results)).toEqual(['simulated-changed']);
  } finally {
    writeFileSync(file, before);
  }
});

test.each([
  ["cohort: 'auto'", "cohort: 'golub'", 'The parameters of 05-fifth ask for the golub cohort'],
  ["floor: 'auto'", 'floor: -1', "floor is -1; allowed: 'auto' or above 0 and below the ceiling"],
])('a notebook with %s edited to %s is refused', async (text, edited, message) => {
  const file = join(notebooks, '05-fifth.ipynb');
  const before = readFileSync(file, 'utf8');
  writeFileSync(file, before.replace(text, edited));
  try {
    expect(await run('--only', '5')).toBe(2);
    expect(complaints).toContain(message);
    expect(existsSync(results)).toBe(false);
  } finally {
    writeFileSync(file, before);
  }
});

test('a failing cell stops the run, tells where and why, and what ran is saved, not in place', async () => {
  const before = readFileSync(join(notebooks, '03-third.ipynb'), 'utf8');
  expect(await run('--only', '03', '--only', '04', '--in-place', '--out', 'elsewhere')).toBe(1);
  expect(complaints).toContain(
    '03-third, cell 2 (The step that fails) failed.\nRangeError: out of range\n',
  );
  expect(complaints).toContain(`saved in elsewhere/03-third.ipynb`);
  const saved = readNotebook(join(folder, 'elsewhere', '03-third.ipynb'));
  expect(saved.cells.map((cell) => cell.outputs?.length)).toEqual([1, undefined, 1, 0]);
  expect(saved.cells.map((cell) => cell.execution_count)).toEqual([1, undefined, 2, null]);
  expect(saved.cells[2].outputs![0]).toMatchObject({ output_type: 'error', ename: 'RangeError' });
  expect(readFileSync(join(notebooks, '03-third.ipynb'), 'utf8')).toBe(before);
  expect(existsSync(join(folder, 'elsewhere', '04-fourth.ipynb'))).toBe(false);
});

test.each([
  [['--set', 'topK=many'], `--set topK=many: Type 'string' is not assignable to type 'number'`],
  [
    ['--set', 'penalty=l3'],
    `--set penalty=l3: Type '"l3"' is not assignable to type '"l1" | "l2"'`,
  ],
  [['--set', 'seed=true'], `--set seed=true: Type 'boolean' is not assignable to type 'number'`],
  [
    ['--set', 'topk=3'],
    /topk=3: no notebook .*\n {2}topK \(01-first\)\n {2}penalty \(01-first\)\n {2}seed \(02-second\)\n {2}cohort \(05-fifth\)/,
  ],
  [
    ['--set', 'floor=20000', '--set', 'ceiling=16000'],
    '--set floor=20000: floor is 20000 and ceiling 16000; allowed: floor below ceiling [05-fifth]\n',
  ],
  [
    ['--set', 'ceiling=0', '--set', 'name=66'],
    /^--set ceiling=0: ceiling is 0; allowed: 'auto' or above 0 \(.*\) \[05-fifth\]\n--set name=66: name is 66; allowed: list of texts/,
  ],
  [['--set', 'floor=low'], `--set floor=low: floor is 'low'; allowed: 'auto' or above 0`],
  [['--set', 'seed=2', '--only', '01'], 'no notebook of this run has a parameter seed'],
  [['--set', 'topK'], 'the form is --set name=value'],
  [['--set', 'topK=1', '--in-place'], '--in-place writes'],
  [
    ['--only', '07'],
    '--only 07: the notebooks are 01-first, 02-second, 03-third, 04-fourth, 05-fifth',
  ],
  [
    ['--labels', 'labels.csv'],
    '--labels labels.csv: for a cohort from a file, which --cohort FILE names',
  ],
  [['--cohort', 'colon.csv', '--in-place'], '--in-place writes what belongs in notebooks/'],
  [
    ['--cohort', 'colon.csv', '--only', '5', '--scale', 'ln'],
    /^--scale ln: scale is 'ln'; allowed: 'intensity', 'log2' or 'counts'/,
  ],
  [['--timeout', 'soon'], '--timeout soon'],
  [['--fast'], `Unknown option '--fast'. The options are listed by: npm start -- --help`],
  [['01'], `Unexpected argument '01'`],
])('%j is refused before anything runs', async (args, message) => {
  expect(await run(...args)).toBe(2);
  expect(complaints).toMatch(message);
  expect(resolved).toEqual([]);
  expect(existsSync(results)).toBe(false);
});

heavy(
  'a cohort from a file is in the cells, with absolute paths, and its results are apart',
  async () => {
    const own = ['--cohort', 'colon.csv', '--labels', 'labels.csv', '--positive', 'tumour'];
    expect(await run(...own, '--only', '2,5')).toBe(0);
    const request = {
      cohort: join(folder, 'colon.csv'),
      labels: join(folder, 'labels.csv'),
      positive: 'tumour',
    };
    expect(resolved).toEqual([request.cohort]);
    expect(loaded).toEqual([request]);
    expect(readdirSync(results)).toEqual(['colon']);
    const executed = readNotebook(join(results, 'colon', '05-fifth.ipynb'));
    const { source } = executed.cells[1];
    expect(source.split('\n').slice(1, 5)).toEqual([
      `  cohort: '${request.cohort}',`,
      `  positive: 'tumour',`,
      `  labels: '${request.labels}',`,
      `  floor: 'auto', // intensities below are background`,
    ]);
  },
);

test.each([
  ['--positive', '1'],
  ['--positive', 'true'],
  ['--label-column', '5'],
  ['--label-column', '[tissue]'],
  ['--set', 'positive=0'],
])('%s %s says a text, whatever it looks like', async (option, value) => {
  // Cells are checked first; the file, which is refused, is read before any of them runs.
  const own = ['--cohort', 'colon.csv', '--split', 'nobody'];
  expect(await run(...own, option, value, '--only', '5')).toBe(1);
  expect(complaints).toBe('no such class\n');
});

test('what is wrong with the file is told in a line, before any notebook runs', async () => {
  expect(await run('--cohort', 'colon.csv', '--positive', 'nobody', '--only', '5')).toBe(1);
  expect(complaints).toBe('no such class\n');
  expect(existsSync(results)).toBe(false);
});

test('a cohort that cannot be had is told, with exit code 1', async () => {
  const code = await start([], {
    notebooks,
    results,
    startedIn: folder,
    resolveCohort: () => Promise.reject(new Error('no network')),
    loadCohort: () => Promise.resolve(),
    output: { write: () => undefined },
    complain: (text) => (complaints += text),
  });
  expect([code, complaints]).toEqual([1, 'no network']);
});

test('--help tells the options', async () => {
  expect(await run('--help')).toBe(0);
  for (const option of ['--cohort', '--only', '--set', '--out', '--timeout', '--in-place']) {
    expect(said).toContain(option);
  }
});

heavy(
  'SIGINT in a busy cell ends the run with exit code 130 and leaves nothing behind',
  async () => {
    const script = join(folder, 'run.js');
    const temporary = join(folder, 'tmp');
    mkdirSync(temporary, { recursive: true });
    const around = { notebooks, results, startedIn: folder };
    writeFileSync(
      script,
      `const { start } = require('./dist/start/start-run.js');
     start(['--only', '04'], {
       ...${JSON.stringify(around)},
       resolveCohort: async () => ({ kind: 'simulated', name: 'simulated' }),
       loadCohort: async () => undefined,
       output: process.stdout,
       complain: console.error,
     }).then((code) => { process.exitCode = code; });`,
    );
    const child = spawn(process.execPath, [script], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, TMPDIR: temporary },
    });
    let seen = '';
    child.stdout.on('data', (text) => (seen += String(text)));
    const ended = new Promise((resolve) => child.once('exit', resolve));
    await expect.poll(() => seen, { timeout: 15_000 }).toContain('cell 1/2');
    expect(readdirSync(temporary)).toHaveLength(1);
    const pids = childrenOf(child.pid!);
    child.kill('SIGINT');
    expect(await ended).toBe(130);
    expect(readdirSync(temporary)).toEqual([]);
    for (const pid of pids) await expect.poll(() => isAlive(pid)).toBe(false);
  },
);

function childrenOf(pid: number): number[] {
  const file = `/proc/${pid}/task/${pid}/children`;
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8').trim().split(' ').filter(Boolean).map(Number);
}
