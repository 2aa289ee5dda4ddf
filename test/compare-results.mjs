// Compares two folders of results tables, as compare-tables.mjs does each.
// node test/compare-results.mjs EXPECTED ACTUAL
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { difference } from './compare-tables.mjs';

const [expectedDir, actualDir] = process.argv.slice(2);
const read = (folder, name) => readFileSync(join(folder, name), 'utf8');
const tablesOf = (folder) => readdirSync(folder).filter((name) => name.endsWith('.csv'));
let passed = 0;
const failures = [];

for (const name of new Set([...tablesOf(expectedDir), ...tablesOf(actualDir)])) {
  let found;
  try {
    found = difference(read(expectedDir, name), read(actualDir, name));
  } catch (error) {
    found = error.message;
  }
  if (found) failures.push(`${name}: ${found}`);
  else passed++;
}

// Versions say what a run was made with; they may differ.
const withoutVersions = (folder) => ({
  ...JSON.parse(read(folder, 'run.json')),
  versions: undefined,
});
if (isDeepStrictEqual(withoutVersions(expectedDir), withoutVersions(actualDir))) passed++;
else failures.push('run.json: differs beyond its versions');

// What was chosen, from what and by which rule, is the same; its metrics are those of tables that are compared above.
const choiceIn = (folder) => {
  const { hash, spec, chosen } = JSON.parse(read(folder, 'chosen.json'));
  return { hash, spec, chosen };
};
if (isDeepStrictEqual(choiceIn(expectedDir), choiceIn(actualDir))) passed++;
else failures.push('chosen.json: another choice');

for (const failure of failures) console.log(`FAILED: ${failure}`);
console.log(`${passed} passed, ${failures.length} failed`);
process.exit(failures.length === 0 ? 0 : 1);
