// What the unit nested-cv spends its time on, and how far that is from the least it can take: npm run bench:parts. Needs
// dist/. Writes data/results/bench/nested-cv.md.
import { performance } from 'node:perf_hooks';

import { stratifiedFolds } from '../../dist/numerics/stratified-folds.js';
import { random } from '../../dist/index.js';
import { makeInputs } from './inputs.mjs';
import { partsOf, percent, savePage } from './parts.mjs';
import { median } from './statistics.mjs';
import { nestedCvUnit } from './units/nested-cv.mjs';

const RUNS = 9;

const PARTS = {
  classStatistics: 'means and sums of squares of every probe, by class',
  tTestOrder: 'their t, and the 50 smallest p-values',
  newtonStep: 'Newton’s steps of the L1 logistic regressions',
  fitLogisticRegression: 'the rest of those regressions',
  fitTransform: 'standardising',
  predict: 'scoring the left-out samples',
  metrics: 'metrics',
  '(garbage collector)': 'garbage collection',
};

const inputs = await makeInputs();
const spent = await partsOf(nestedCvUnit.ours(inputs), PARTS, RUNS);
savePage('nested-cv', inputs.name, spent, leastSays(leastForSums(inputs)));

/**
 * The least that means and sums of squares take in this language: each value of each training set is read once, from one
 * array in order, and added to two sums. In ms for all training sets, with how many values those are.
 */
function leastForSums({ raw, outer, logged }) {
  const { X } = logged;
  const columns = X.columns;
  let rows = 0;
  for (const assignment of outer.assignment) {
    for (let fold = 0; fold < outer.folds; fold++) {
      const n = assignment.filter((f) => f !== fold).length;
      const y = raw.y.filter((_, i) => assignment[i] !== fold);
      const inner = stratifiedFolds(y, 5, random(1));
      rows += n + [0, 1, 2, 3, 4].reduce((sum, f) => sum + inner.filter((g) => g !== f).length, 0);
    }
  }
  const values = Float64Array.from(X.to1DArray());
  let kept = 0;
  const passes = Array.from({ length: 31 }, () => {
    const start = performance.now();
    kept += sumsOf(values);
    return performance.now() - start;
  });
  if (!Number.isFinite(kept)) throw new Error('The sums are not finite.');
  const perValue = median(passes) / values.length;
  return { values: rows * columns, perValue, ms: perValue * rows * columns };
}

/** Two sums of each kind, as an addition need not wait for the one before. */
function sumsOf(values) {
  const origin = values[0];
  let [a, b, aa, bb] = [0, 0, 0, 0];
  for (let i = 1; i < values.length; i += 2) {
    const x = values[i - 1] - origin;
    const y = values[i] - origin;
    a += x;
    b += y;
    aa += x * x;
    bb += y * y;
  }
  return a + b + aa + bb;
}

function leastSays({ values, perValue, ms }) {
  const sums = spent.parts.find(({ name }) => name === PARTS.classStatistics).share * spent.ms;
  return `Means and sums of squares go through ${(values / 1e6).toFixed(0)} million values in ${sums.toFixed(0)} ms, ${((sums * 1e6) / values).toFixed(2)} ns each. The plainest loop that does so, over one array in order, takes ${(perValue * 1e6).toFixed(2)} ns: ${ms.toFixed(0)} ms for all, ${percent(ms / sums)} of what is spent.`;
}
