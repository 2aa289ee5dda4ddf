// Compares two folders of results tables: texts and whole numbers exactly, other numbers to 1e-9 relative.
// node test/compare-results.mjs EXPECTED ACTUAL
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { parse } from 'csv-parse/sync';

const TOLERANCE = 1e-9;
const [expectedDir, actualDir] = process.argv.slice(2);
const read = (folder, name) => readFileSync(join(folder, name), 'utf8');
const tablesOf = (folder) => readdirSync(folder).filter((name) => name.endsWith('.csv'));
let passed = 0;
const failures = [];

const same = (a, b) => {
  if (a === b) return true;
  const [x, y] = [Number(a), Number(b)];
  if (a === '' || b === '' || !Number.isFinite(x) || !Number.isFinite(y)) return false;
  if (Number.isInteger(x) && Number.isInteger(y)) return false;
  return Math.abs(x - y) <= TOLERANCE * Math.max(Math.abs(x), Math.abs(y));
};

/** The first cell in which two tables differ, or undefined. */
function difference(expected, actual) {
  if (expected.length !== actual.length) return `${expected.length} against ${actual.length} lines`;
  for (const [i, row] of expected.entries()) {
    if (row.length !== actual[i].length)
      return `line ${i + 1}: ${row.length} against ${actual[i].length} cells`;
    for (const [j, value] of row.entries()) {
      if (!same(value, actual[i][j])) {
        return `line ${i + 1}, ${expected[0][j]}: ${value} against ${actual[i][j]}`;
      }
    }
  }
  return undefined;
}

for (const name of new Set([...tablesOf(expectedDir), ...tablesOf(actualDir)])) {
  let found;
  try {
    found = difference(parse(read(expectedDir, name)), parse(read(actualDir, name)));
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
