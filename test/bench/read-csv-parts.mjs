// What the unit read-csv spends its time on, beside the least that this file can take: npm run bench:parts. Needs dist/.
// Writes data/results/bench/read-csv.md.
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';

import { makeInputs } from './inputs.mjs';
import { partsOf, percent, savePage } from './parts.mjs';
import { median } from './statistics.mjs';
import { readCsvUnit } from './units/read-csv.mjs';

const RUNS = 41;

const PARTS = {
  decode: 'bytes to text',
  readPlainRest: 'numbers and detection calls',
  addPlain: 'names and descriptions',
  transposed: 'rows to columns',
  tidied: 'names made harmless, and probes listed twice',
  '(garbage collector)': 'garbage collection',
};

const [QUOTE, COMMA, MINUS, ZERO, LINE_FEED] = ['"', ',', '-', '0', '\n'].map((letter) =>
  letter.charCodeAt(0),
);

const inputs = await makeInputs();
const read = readCsvUnit.ours(inputs);
const spent = await partsOf(read, PARTS, RUNS);
const least = leastMs(inputs.csv, await read());
savePage(
  'read-csv',
  inputs.name,
  spent,
  `A loop for nothing but this file, which takes its layout for granted and checks nothing, takes ${least.toFixed(1)} ms, ${percent(least / spent.ms)} of that: once over the bytes, whole numbers and letters straight into their columns, two texts per line.`,
);

/** The median of that loop's milliseconds. @throws Error when it reads other values than the reader */
function leastMs(path, { values }) {
  let columns;
  const times = Array.from({ length: 2 * RUNS }, () => {
    const start = performance.now();
    columns = plainly(path, values.length, values[0].length);
    return performance.now() - start;
  });
  const same = values.every((column, k) => column.every((value, j) => value === columns[k][j]));
  if (!same) throw new Error('The plain loop read other values.');
  return median(times.slice(RUNS));
}

/** Lines of a description, an accession, and a whole number and a letter for each sample. */
function plainly(path, samples, probes) {
  const bytes = readFileSync(path);
  const values = Array.from({ length: samples }, () => new Float64Array(probes));
  const calls = Array.from({ length: samples }, () => new Uint8Array(probes));
  const texts = [];
  let at = bytes.indexOf(LINE_FEED) + 1;
  for (let row = 0; row < probes; row++) {
    const described = bytes[at] === QUOTE ? afterQuotes(bytes, at) : bytes.indexOf(COMMA, at);
    const named = bytes.indexOf(COMMA, described + 1);
    texts.push(bytes.latin1Slice(at, described), bytes.latin1Slice(described + 1, named));
    at = named + 1;
    for (let k = 0; k < samples; k++) {
      const negative = bytes[at] === MINUS;
      if (negative) at++;
      let digits = 0;
      for (; bytes[at] !== COMMA; at++) digits = 10 * digits + bytes[at] - ZERO;
      values[k][row] = negative ? -digits : digits;
      calls[k][row] = bytes[at + 1];
      at += 3;
    }
    if (bytes[at - 1] !== LINE_FEED) at = bytes.indexOf(LINE_FEED, at - 1) + 1;
  }
  return values;
}

/** Where a cell in quotes ends, of which those inside are doubled. */
function afterQuotes(bytes, open) {
  let close = bytes.indexOf(QUOTE, open + 1);
  while (bytes[close + 1] === QUOTE) close = bytes.indexOf(QUOTE, close + 2);
  return close + 1;
}
