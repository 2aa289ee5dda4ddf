// The notebooks' part of `npm test`: runs all of them on the simulated cohort, as `npm start` does, and looks at what
// they show. Needs dist/, which `npm test` builds first.
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Values for fields of the parameters cells that make long cells short, such as ['repeats', '2']. */
const smallValues = [];

const fewestFigures = 3;

const root = fileURLToPath(new URL('..', import.meta.url));
const results = mkdtempSync(join(tmpdir(), 'notebooks-'));
let passed = 0;
let failed = 0;

function check(what, problems) {
  if (problems.length === 0) {
    passed += 1;
    return;
  }
  failed += 1;
  console.log(`FAILED ${what}`);
  for (const problem of problems) console.log(`  ${problem}`);
}

/** Resolves with the exit code; a signal reaches the run, which cleans up, and then this script does. */
function runNotebooks() {
  const settings = smallValues.flatMap(([name, value]) => ['--set', `${name}=${value}`]);
  const script = join(root, 'dist', 'kernel', 'start.js');
  const args = [script, '--cohort', 'simulated', '--out', results, ...settings];
  const child = spawn(process.execPath, args, { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.on(signal, () => child.kill(signal));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(code ?? 128 + constants.signals[signal]));
  });
}

function checkNotebook(name) {
  const path = join(results, `${name}.ipynb`);
  let notebook;
  try {
    notebook = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    check(`${name}: the executed notebook is there`, [error.message]);
    return;
  }
  check(`${name}: the executed notebook is there`, []);
  const outputs = notebook.cells
    .filter((cell) => cell.cell_type === 'code')
    .flatMap((cell, at) => cell.outputs.map((output) => ({ ...output, cell: at + 1 })));
  check(`${name}: no errors`, outputs.filter(isError).map(describe));
  check(`${name}: nothing on stderr`, outputs.filter(isStderr).map(describe));
  const pictures = outputs.filter((output) => output.data?.['image/png']);
  check(
    `${name}: at least ${fewestFigures} figures`,
    pictures.length < fewestFigures ? [`there are ${pictures.length}`] : [],
  );
  const shown = outputs.filter(isFigureOrTable);
  check(
    `${name}: each figure and table has a text alternative`,
    shown.filter((output) => text(output.data['text/plain']).trim() === '').map(describe),
  );
  check(
    `${name}: each figure and table says SIMULATED`,
    shown.filter((output) => !JSON.stringify(output.data).includes('SIMULATED')).map(describe),
  );
}

const isError = (output) => output.output_type === 'error';
const isStderr = (output) => output.output_type === 'stream' && output.name === 'stderr';
const isFigureOrTable = ({ data }) =>
  data && ['image/png', 'text/html', 'application/vnd.plotly.v1+json'].some((type) => type in data);
const text = (lines) => (Array.isArray(lines) ? lines.join('') : (lines ?? ''));

function describe(output) {
  const says = output.evalue ?? text(output.text ?? output.data?.['text/plain']);
  return `cell ${output.cell}: ${output.output_type} ${says.slice(0, 200).trim()}`;
}

let code;
try {
  code = await runNotebooks();
  check('npm start ends with exit code 0', code === 0 ? [] : [`it ended with ${code}`]);
  const names = readdirSync(join(root, 'notebooks')).filter((file) => /^0.*\.ipynb$/.test(file));
  check('there are notebooks', names.length === 0 ? ['none'] : []);
  for (const name of names.sort()) checkNotebook(basename(name, '.ipynb'));
} finally {
  rmSync(results, { recursive: true, force: true });
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
