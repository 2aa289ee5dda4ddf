// What must hold of an executed notebook: no cell shows an error, and every figure and table has its
// picture and its text, and says SIMULATED when the cohort is.
// node test/executed-notebook.mjs NOTEBOOK...   for notebooks run on the simulated cohort
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';

const fewestFigures = 3;

/**
 * The checks of one notebook: what is checked, and the problems found.
 * @param {string} cohort what each figure and table must say
 */
export function checksOf(path, cohort = 'SIMULATED') {
  const name = basename(path, '.ipynb');
  let notebook;
  try {
    notebook = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    return [[`${name}: the executed notebook is there`, [error.message]]];
  }
  const code = notebook.cells.filter((cell) => cell.cell_type === 'code');
  const outputs = code.flatMap((cell, at) =>
    cell.outputs.map((output) => ({ ...output, cell: at + 1 })),
  );
  const pictures = outputs.filter((output) => output.data?.['image/png']);
  const shown = outputs.filter(isFigureOrTable);
  const without = (test) => shown.filter((output) => !test(output)).map(describe);
  return [
    [
      `${name}: no errors`,
      outputs.filter(({ output_type }) => output_type === 'error').map(describe),
    ],
    [
      `${name}: nothing on stderr`,
      outputs.filter((output) => output.name === 'stderr').map(describe),
    ],
    [
      `${name}: at least ${fewestFigures} figures`,
      pictures.length < fewestFigures ? [`there are ${pictures.length}`] : [],
    ],
    [
      `${name}: each figure and table has a text`,
      without(({ data }) => text(data['text/plain']).trim()),
    ],
    [
      `${name}: each figure and table says ${cohort}`,
      without(({ data }) => JSON.stringify(data).includes(cohort)),
    ],
  ];
}

/** Prints the problems and the count that ends a test run; returns the exit code. */
export function report(checks) {
  const failed = checks.filter(([, problems]) => problems.length > 0);
  for (const [what, problems] of failed) {
    console.log([`FAILED ${what}`, ...problems].join('\n  '));
  }
  console.log(`${checks.length - failed.length} passed, ${failed.length} failed`);
  return failed.length > 0 ? 1 : 0;
}

const isFigureOrTable = ({ data }) =>
  data && ['image/png', 'text/html', 'application/vnd.plotly.v1+json'].some((type) => type in data);
const text = (lines) => (Array.isArray(lines) ? lines.join('') : (lines ?? ''));

function describe(output) {
  const says = output.evalue ?? text(output.text ?? output.data?.['text/plain']);
  return `cell ${output.cell}: ${output.output_type} ${says.slice(0, 200).trim()}`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.exitCode = report(process.argv.slice(2).flatMap((path) => checksOf(path)));
}
