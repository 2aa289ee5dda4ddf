// One step on one cohort, measured: node scaling-ours.mjs STEP SAMPLES PROBES FILE (made by scaling-cohort.mjs). Needs dist/.
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { performance } from 'node:perf_hooks';

import { elasticNetPath, random, randomForest, rfeRanking, svm, tTests } from '../../dist/index.js';
import { readCohort } from '../../dist/cohort/read-cohort.js';
import { fileSource } from '../../dist/cohort/text/file-source.js';
import { matrixOfRows } from '../../dist/numerics/rows.js';
import { fitModel } from '../../dist/pipeline/fit.js';
import { labelsOf } from './scaling-cohort.mjs';

const [step, samples, probes, file] = process.argv.slice(2);
const [n, p] = [Number(samples), Number(probes)];
const labels = labelsOf(n);
const y = labels.map((label) => (label === 'AML' ? 1 : 0));

function load() {
  const handle = openSync(`${file}.f64`, 'r');
  const rows = Array.from({ length: n }, () => {
    const row = new Float64Array(p);
    if (readSync(handle, row) !== 8 * p) throw new Error(`${file}.f64 is cut short.`);
    return row;
  });
  closeSync(handle);
  return matrixOfRows(rows, p);
}

function training(X) {
  const names = (count, letter) => Array.from({ length: count }, (_, k) => `${letter}${k}`);
  return { role: 'training', X, y, samples: names(n, 's'), probes: names(p, 'p') };
}

/** The labels as a file, for which there is no need on disk. */
const labelsFile = {
  name: 'labels.csv',
  async *bytes() {
    yield globalThis.Buffer.from(
      ['sample,label', ...labels.map((l, i) => `s${i + 1},${l}`)].join('\n'),
    );
  },
};

const STEPS = {
  /** As notebooks read it: to a cohort that was checked and has its checksum. */
  read: () =>
    readCohort({
      expression: [{ source: fileSource(`${file}.csv`) }],
      labels: labelsFile,
      positive: 'AML',
      provenance: { name: 'scaling', source: 'drawn', simulated: true },
    }),
  't-tests': (X) => tTests(X, y),
  rfe: (X) => rfeRanking(X, y, { model: 'svm', C: 1, step: 0.1, tolerance: 1e-3 }),
  'l1-path': (X) => elasticNetPath(X, y, { ratio: 0.1, count: 20 }),
  svm: (X) => fitModel(svm({ tolerance: 1e-3 }), training(X), random(1)),
  forest: (X) => fitModel(randomForest({ trees: 100 }), training(X), random(1)),
};

/** The largest resident set so far, in MB. That of `resourceUsage` is its parent's where the parent had a larger one. */
function peak() {
  return Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8'))[1]) / 1024;
}

const X = step === 'read' ? undefined : load();
const loaded = process.memoryUsage().rss / 2 ** 20;
const start = performance.now();
await STEPS[step](X);
const ms = Number((performance.now() - start).toPrecision(4));
console.log(JSON.stringify({ ms, peak_mb: Math.round(peak()), loaded_mb: Math.round(loaded) }));
