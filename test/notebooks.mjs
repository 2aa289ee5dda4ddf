// The notebooks' part of `npm test`: runs all of them on the simulated cohort, as `npm start` does, and looks at what
// they show. Needs dist/, which `npm test` builds first.
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { notebookFiles } from '../dist/notebook/notebook-files.js';
import { checksOf, report } from './executed-notebook.mjs';
import { smallValues } from './small-values.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const results = mkdtempSync(join(tmpdir(), 'notebooks-'));

/** Resolves with the exit code; a signal reaches the run, which cleans up, and then this script does. */
function runNotebooks() {
  const settings = smallValues.flatMap(([name, value]) => ['--set', `${name}=${value}`]);
  const script = join(root, 'dist', 'start', 'start.js');
  const args = [script, '--cohort', 'simulated', '--out', results, ...settings];
  const child = spawn(process.execPath, args, { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.on(signal, () => child.kill(signal));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(code ?? 128 + constants.signals[signal]));
  });
}

/** Tables and summaries that are missing here or there. */
function differences() {
  const tablesIn = (folder) => readdirSync(folder).filter((file) => file.endsWith('.csv'));
  const made = tablesIn(results);
  const committed = tablesIn(join(root, 'data', 'results', 'golub'));
  return [
    ...committed.filter((file) => !made.includes(file)).map((file) => `no ${file} was made`),
    ...made.filter((file) => !committed.includes(file)).map((file) => `${file} is not committed`),
  ];
}

try {
  const code = await runNotebooks();
  const notebooks = notebookFiles(join(root, 'notebooks'));
  process.exitCode = report([
    ['npm start ends with exit code 0', code === 0 ? [] : [`it ended with ${code}`]],
    ['the tables are those that are committed of the real cohort', differences()],
    ...notebooks.flatMap(({ name }) => checksOf(join(results, `${name}.ipynb`))),
  ]);
} finally {
  rmSync(results, { recursive: true, force: true });
}
