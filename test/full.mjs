// `npm run test:full`: what takes minutes. Two gigabytes through the readers, long fuzzing of them (seeded, so many seconds
// for each property), and a second cohort, of another shape, through the notebooks; whole notebooks run again as in a page,
// every way in which a cell can fail, what starts several kernels or set-ups, and a real Python whose package index does not
// answer.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { notebookFiles } from '../dist/notebook/notebook-files.js';
import { checksOf, report } from './executed-notebook.mjs';
import { writeSecondCohort } from './second-cohort.mjs';
import { smallValues } from './small-values.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const notebooks = notebookFiles(join(root, 'notebooks'));

const run = (script, args, env = {}) =>
  spawnSync(process.execPath, [join(root, script), ...args], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...env },
  }).status;

/** Words of the leukemia cohort that nothing computed may say of another. */
const foreign = /\b(AML|ALL|golub|7,?129)\b/;

/** What was computed in a notebook, as text. */
function computed(path) {
  const { cells } = JSON.parse(readFileSync(path, 'utf8'));
  return cells
    .flatMap(({ outputs = [] }) => outputs)
    .map(({ data = {}, text = '' }) => [data['text/markdown'], data['text/plain'], text])
    .flat(3)
    .join('');
}

function secondCohort(scale) {
  const folder = mkdtempSync(join(tmpdir(), 'second-cohort-'));
  try {
    const { data, labels } = writeSecondCohort(folder, { scale });
    const out = join(folder, 'results');
    const settings = smallValues.flatMap(([name, value]) => ['--set', `${name}=${value}`]);
    const own = ['--cohort', data, '--labels', labels, '--positive', 'tumour'];
    const args = [...own, '--out', out, ...settings];
    const code = run('dist/start/start.js', args, { INIT_CWD: root });
    const ran = notebookFiles(out);
    const names = ran.map(({ name }) => name);
    return report([
      [`${scale}: npm start ends with exit code 0`, code === 0 ? [] : [`it ended with ${code}`]],
      [`${scale}: all notebooks ran`, names.length === notebooks.length ? [] : names],
      ...ran.flatMap(({ path }) => checksOf(path, 'colon cohort')),
      ...ran.map(({ name, path }) => [
        `${scale}, ${name}: nothing computed is of the leukemia cohort`,
        (foreign.exec(computed(path)) ?? []).slice(0, 1),
      ]),
    ]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const env = { TEST_FULL: '1', COHORT_FUZZ_SECONDS: process.env.COHORT_FUZZ_SECONDS ?? '20' };
const codes = [
  run('node_modules/vitest/vitest.mjs', ['run'], env),
  ...['intensity', 'log2', 'counts'].map(secondCohort),
];
process.exitCode = codes.every((code) => code === 0) ? 0 : 1;
