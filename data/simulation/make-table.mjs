// Computes the table that the simulated cohort is drawn from, out of the real cohort's 72 samples:
//
//   npm run build && node data/simulation/make-table.mjs GOLUB_DIR
//
// GOLUB_DIR is a folder with the cohort's three files. The table is for simulating and for nothing else: it has seen
// the held-out samples.
import { writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

import { format } from 'oxfmt';

const require = createRequire(import.meta.url);
const { readCatalogue } = require('../../dist/loading/catalogue.js');
const { readEntry } = require('../../dist/loading/read-entry.js');
const {
  formatSimulationTable,
  summariseCohort,
} = require('../../dist/simulation/simulation-summary.js');

const directory = process.argv[2];
if (!directory) {
  console.error('Usage: node data/simulation/make-table.mjs GOLUB_DIR');
  process.exit(1);
}

const [golub] = await readCatalogue();
const table = formatSimulationTable(summariseCohort(await readEntry(golub, directory)));
const here = (name) => new URL(name, import.meta.url);
await writeFile(here('probes.csv'), table.probes);
const { code: background } = await format('background.json', table.background);
await writeFile(here('background.json'), background);
console.log(`probes.csv: ${(table.probes.length / 1024).toFixed(0)} KB; background.json written.`);
