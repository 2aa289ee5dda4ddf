// One step on a simulated cohort, measured: node scaling-ours.mjs STEP SAMPLES PROBES FILE
// `make` writes the cohort to FILE.f64 (row by row, standard normal; a tenth of the probes differ between the classes) and
// as FILE.csv where that stays below 500 MB.
import {
  closeSync,
  existsSync,
  openSync,
  readFileSync,
  readSync,
  statSync,
  writeSync,
} from 'node:fs';
import { performance } from 'node:perf_hooks';

import { elasticNetPath, random, randomForest, rfeRanking, svm, tTests } from '../../dist/index.js';
import { readCsv } from '../../dist/cohort/csv-table.js';
import { matrixOfRows } from '../../dist/numerics/rows.js';
import { fitModel } from '../../dist/pipeline/fit.js';

const [step, samples, probes, file] = process.argv.slice(2);
const [n, p] = [Number(samples), Number(probes)];
const y = Array.from({ length: n }, (_, i) => (i % 38 < 27 ? 0 : 1));
const LARGEST_CSV = 500e6;

function make() {
  const size = existsSync(`${file}.f64`) ? statSync(`${file}.f64`).size : 0;
  if (size === 8 * n * p) return;
  const csv = 6 * n * p < LARGEST_CSV ? openSync(`${file}.csv`, 'w') : undefined;
  const out = openSync(`${file}.f64`, 'w');
  if (csv) writeSync(csv, `${Array.from({ length: p }, (_, j) => `g${j}`).join(',')}\n`);
  for (let i = 0; i < n; i++) {
    const draw = random(1, i);
    const row = Float64Array.from(
      { length: p },
      (_, j) => draw.normal() + (j % 10 === 0 ? y[i] : 0),
    );
    writeSync(out, row);
    if (csv) writeSync(csv, `${Array.from(row, (value) => Math.round(100 * value)).join(',')}\n`);
  }
  closeSync(out);
  if (csv) closeSync(csv);
}

function measured() {
  const X = step === 'read' ? undefined : load();
  const loaded = process.memoryUsage().rss;
  const start = performance.now();
  STEPS[step](X);
  const ms = performance.now() - start;
  return {
    ms: Number(ms.toPrecision(4)),
    peak_mb: peak(),
    loaded_mb: Math.round(loaded / 2 ** 20),
  };
}

/** Largest resident set so far, as the system counted it. */
function peak() {
  return Math.round(process.resourceUsage().maxRSS / 1024);
}

function load() {
  if (statSync(`${file}.f64`).size !== 8 * n * p) throw new Error(`${file}.f64 is cut short.`);
  const handle = openSync(`${file}.f64`, 'r');
  const rows = Array.from({ length: n }, () => {
    const row = new Float64Array(p);
    readSync(handle, row);
    return row;
  });
  closeSync(handle);
  return matrixOfRows(rows, p);
}

function trainingOf(X) {
  const names = (count, letter) => Array.from({ length: count }, (_, k) => `${letter}${k}`);
  return { role: 'training', X, y, samples: names(n, 's'), probes: names(p, 'g') };
}

const STEPS = {
  read() {
    const where = () => file;
    const { header, rows } = readCsv(readFileSync(`${file}.csv`, 'utf8'), file);
    const values = rows.map((row) => Float64Array.from(header, (_, j) => row.number(j, where)));
    return matrixOfRows(values, p);
  },
  't-tests': (X) => tTests(X, y),
  rfe: (X) => rfeRanking(X, y, { model: 'svm', C: 1, step: 0.1, tolerance: 1e-3 }),
  'l1-path': (X) => elasticNetPath(X, y, { ratio: 0.1, count: 20 }),
  svm: (X) => fitModel(svm({ tolerance: 1e-3 }), trainingOf(X), random(1)),
  forest: (X) => fitModel(randomForest({ trees: 100 }), trainingOf(X), random(1)),
};

if (step === 'make') make();
else console.log(JSON.stringify(measured()));
