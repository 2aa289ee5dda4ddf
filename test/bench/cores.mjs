// What the worker pool gains with each thread and what it costs on tiny work: npm run bench:cores. Needs dist/.
//
// Every way of doing the same work has to give the same bytes; they take turns, and medians count.
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';

import {
  crossValidate,
  fitTransforms,
  growRandomForest,
  loadCohort,
  log2,
  logisticRegression,
  permutationTest,
  pipeline,
  random,
  randomForest,
  standardise,
  stratifiedKFold,
  trainingSet,
  tTestFilter,
  workerPool,
} from '../../dist/index.js';
import { inTurn } from '../../dist/numerics/workers.js';
import { interleave } from './interleave.mjs';
import { median } from './statistics.mjs';

const results = fileURLToPath(new URL('../../data/results/bench/', import.meta.url));
const cores = availableParallelism();
const training = trainingSet(await loadCohort('simulated'));
const steps = [log2({ floor: 100 }), tTestFilter({ top: 50 }), standardise()];
const logistic = { logistic: pipeline(...steps, logisticRegression({ penalty: 'l2' })) };
const forest = { forest: pipeline(...steps, randomForest({ trees: 500 })) };
const plan = (repeats) => stratifiedKFold(training.y, { folds: 5, repeats, seed: 1 });
const few = fitTransforms([log2({ floor: 100 }), tTestFilter({ top: 5 })], training);
const tiny = few.transform(training);
const fourFolds = stratifiedKFold(tiny.y, { folds: 4, repeats: 1, seed: 1 });
const plain = { logistic: pipeline(standardise(), logisticRegression({ penalty: 'l2' })) };

const permuted = (permutations, workers) =>
  permutationTest(logistic.logistic, training, { permutations, seed: 1 }, undefined, workers);

const WORK = {
  'cross-validation of a forest, 2,000 folds': (workers) =>
    crossValidate(forest, training, plan(400), undefined, workers),
  'cross-validation of L2 logistic, 50 folds': (workers) =>
    crossValidate(logistic, training, plan(10), undefined, workers),
  'permutation test, 500 labellings': (workers) => permuted(499, workers),
  'permutation test, 2,500 labellings': (workers) => permuted(2499, workers),
  'random forest, 20,000 trees': (workers) =>
    growRandomForest(randomForest({ trees: 20_000 }), training, random(1), workers),
  'tiny: 4 folds of 5 probes': (workers) =>
    crossValidate(plain, tiny, fourFolds, undefined, workers),
};
/** This thread alone, then one worker thread, two, and so on. */
const ways = [
  { name: 'in-line', threads: 0, workers: () => inTurn },
  ...Array.from({ length: cores }, (_, k) => ({
    name: `${k + 1} ${k === 0 ? 'thread' : 'threads'}`,
    threads: k + 1,
    workers: () => workerPool({ threads: k + 1 }),
  })),
];

const hash = (value) => createHash('sha256').update(JSON.stringify(value)).digest('hex');

async function measure([what, work]) {
  const hashes = new Set();
  const times = await interleave(
    ways.map(({ name, workers }) => ({
      name,
      async run() {
        const start = performance.now();
        const result = await work(workers());
        const ms = performance.now() - start;
        hashes.add(hash(result));
        return ms;
      },
    })),
    { minRuns: 3, warmUp: 1, budget: 5000 },
  );
  const ms = Object.fromEntries(ways.map(({ name }) => [name, median(times.get(name))]));
  const row = { work: what, ms, same: hashes.size === 1 };
  console.log(
    `${what}: ${Object.entries(ms)
      .map(([name, t]) => `${name} ${t.toPrecision(3)} ms`)
      .join(', ')}`,
  );
  return row;
}

function markdown(rows) {
  const names = ways.map(({ name }) => name);
  const cell = ({ ms }, name) =>
    name === 'in-line'
      ? ms[name].toPrecision(3)
      : `${ms[name].toPrecision(3)} (${(ms['in-line'] / ms[name]).toFixed(2)}×)`;
  return [
    `Milliseconds, and how many times as fast as in-line: ${cores} cores, simulated cohort, medians of interleaved runs, starting of threads included. Every way gives the same bytes.`,
    '',
    `| work | ${names.join(' | ')} |`,
    `|---|${names.map(() => '---:|').join('')}`,
    ...rows.map((row) => `| ${row.work} | ${names.map((name) => cell(row, name)).join(' | ')} |`),
    '',
  ].join('\n');
}

const rows = [];
for (const entry of Object.entries(WORK)) rows.push(await measure(entry));
const machine = { node: process.versions.node, processor: cpus()[0].model.trim(), cores };
mkdirSync(results, { recursive: true });
writeFileSync(`${results}cores.json`, `${JSON.stringify({ machine, rows }, null, 2)}\n`);
writeFileSync(`${results}cores.md`, markdown(rows));
console.log(`\n${markdown(rows)}`);
if (rows.some(({ same }) => !same)) {
  console.error('Not every way gave the same bytes.');
  process.exitCode = 1;
}
