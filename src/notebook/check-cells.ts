// npm run check:cells [-- --write]: types, formatting and rules of the notebooks' cells.
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { checkNotebooks, countNotebooks, formatNotebooks } from './check-notebooks.js';
import { projectRoot } from '../files/project-root.js';

const folder = join(projectRoot, 'notebooks');

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { write: { type: 'boolean' } } });
  if (values.write) {
    for (const name of await formatNotebooks(folder)) console.log(`${name} formatted`);
  }
  const count = countNotebooks(folder);
  if (count === 0) {
    console.log('There are no notebooks yet, so there are no cells to check.');
    return 0;
  }
  const findings = await checkNotebooks(folder);
  for (const finding of findings) console.error(finding);
  if (findings.length === 0) console.log(`The cells of ${count} notebooks are in order.`);
  return findings.length === 0 ? 0 : 1;
}

main().then(
  (code) => (process.exitCode = code),
  (error: unknown) => {
    console.error((error as Error).message);
    process.exitCode = 2;
  },
);
