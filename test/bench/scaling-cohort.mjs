// Draws the cohorts that grow: node scaling-cohort.mjs SAMPLES PROBES FILE. Needs dist/.
//
// They come from the project's own simulation, with as many arrays as are asked for, and with the probes of its table in a
// random order, round after round. Samples draw from streams of their own, so that a smaller cohort is the beginning of a
// larger one: FILE.i32 holds intensities, array by array, and `cut` takes a smaller cohort out of it.
import { closeSync, openSync, readSync, writeSync } from 'node:fs';

import { random } from '../../dist/index.js';
import { simulatedArrays } from '../../dist/simulation/simulate.js';
import { readSimulationTable } from '../../dist/simulation/simulation-table.js';

/** Of 38 samples 27 are ALL and 11 AML, as in the real training set. */
export const labelsOf = (samples) =>
  Array.from({ length: samples }, (_, i) => (i % 38 < 27 ? 'ALL' : 'AML'));
const CLIP = { floor: 100, ceiling: 16_000 };
const SEED = 1;

/** The table with so many probes: each of its own as often as any other, give or take one. */
function withProbes(table, count) {
  const probes = [];
  for (let round = 0; probes.length < count; round++) {
    for (const probe of random(SEED, round).shuffle(table.probes)) {
      if (probes.length === count) break;
      const accession = round === 0 ? probe.accession : `${probe.accession}.${round + 1}`;
      probes.push({ ...probe, accession });
    }
  }
  return { ...table, probes };
}

async function draw(samples, probes, file) {
  const table = withProbes(await readSimulationTable(), probes);
  const out = openSync(`${file}.i32`, 'w');
  let done = 0;
  for (const { values } of simulatedArrays(table, labelsOf(samples), SEED)) {
    writeSync(out, Int32Array.from(values));
    if (++done % 1000 === 0) process.stderr.write(`${done} of ${samples} arrays drawn\n`);
  }
  closeSync(out);
}

/**
 * The first samples and probes of a drawn cohort as a file of expression values, `to`.csv with probes in rows, and as
 * what models are fitted on, `to`.f64: standardised logarithms, sample by sample.
 */
export function cut({ file, width }, { samples, probes }, to) {
  const arrays = readArrays(file, width, samples, probes);
  writeTable(arrays, probes, `${to}.csv`);
  const { means, factors } = standardisation(arrays, probes);
  const out = openSync(`${to}.f64`, 'w');
  for (const array of arrays) {
    writeSync(
      out,
      Float64Array.from(array, (v, j) => (logOf(v) - means[j]) * factors[j]),
    );
  }
  closeSync(out);
}

function readArrays(file, width, samples, probes) {
  const from = openSync(`${file}.i32`, 'r');
  const arrays = Array.from({ length: samples }, (_, i) => {
    const array = new Int32Array(probes);
    readSync(from, array, 0, 4 * probes, 4 * i * width);
    return array;
  });
  closeSync(from);
  return arrays;
}

function writeTable(arrays, probes, path) {
  const out = openSync(path, 'w');
  let text = `probe,${arrays.map((_, i) => `s${i + 1}`).join(',')}\n`;
  for (let j = 0; j < probes; j++) {
    text += `p${j + 1},${arrays.map((array) => array[j]).join(',')}\n`;
    if (text.length > 2 ** 22 || j === probes - 1) {
      writeSync(out, text);
      text = '';
    }
  }
  closeSync(out);
}

const logOf = (value) => Math.log2(Math.min(CLIP.ceiling, Math.max(CLIP.floor, value)));

/** Mean and 1 / standard deviation of every probe's logarithms; 0 for a constant one. */
function standardisation(arrays, probes) {
  const [means, squares] = [new Float64Array(probes), new Float64Array(probes)];
  const n = arrays.length;
  for (const array of arrays) for (let j = 0; j < probes; j++) means[j] += logOf(array[j]) / n;
  for (const array of arrays) {
    for (let j = 0; j < probes; j++) squares[j] += (logOf(array[j]) - means[j]) ** 2 / n;
  }
  return { means, factors: squares.map((s) => (s > 1e-20 ? 1 / Math.sqrt(s) : 0)) };
}

if (process.argv[1]?.endsWith('scaling-cohort.mjs')) {
  const [samples, probes, file] = process.argv.slice(2);
  await draw(Number(samples), Number(probes), file);
}
