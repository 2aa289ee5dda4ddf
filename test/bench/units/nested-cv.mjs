import {
  crossValidate,
  log2,
  logisticRegression,
  pipeline,
  standardise,
  tTestFilter,
  tuned,
} from '../../../dist/index.js';

/** scikit-learn's C on a grid from 0.01 to 100. */
const GRID = Array.from({ length: 10 }, (_, k) => 10 ** (-2 + (4 * k) / 9));

const TUNED = tuned(
  GRID.map((C) =>
    pipeline(
      log2({ floor: 100, ceiling: 16000 }),
      tTestFilter({ top: 50 }),
      standardise(),
      logisticRegression({ penalty: 'l1', C }),
    ),
  ),
  { folds: 5 },
);

const accuracyOf = (calls, y) => calls.filter((call, i) => call === y[i]).length / calls.length;

export const nestedCvUnit = {
  name: 'nested-cv',
  what: 'nested cross-validation on all samples: 10 × 5 outer folds, t-test 50, L1 logistic, 10 C by 5 inner folds',
  peers: { 'scikit-learn': 'python' },
  // The peer takes half a minute for a run: so many of ours in a turn that one after it, with cold caches, is not the middle.
  options: { minRuns: 3, warmUp: 0, budget: 0, mostPerTurn: 7, turn: 6000 },
  ours:
    ({ raw, outer }) =>
    () =>
      crossValidate({ tuned: TUNED }, raw, outer),
  /** What each repeat called each sample. */
  result({ scores }, { raw, outer }) {
    return outer.assignment.map((_, repeat) => {
      const own = scores.filter((row) => row.repeat === repeat + 1);
      const called = new Map(own.map(({ sample, predicted }) => [sample, predicted]));
      return raw.samples.map((sample) => called.get(sample));
    });
  },
  agree({ raw }, mine, theirs) {
    const [ours, other] = [mine, theirs].map((repeats) =>
      repeats.map((calls) => accuracyOf(calls, raw.y)),
    );
    const calls = mine.flat();
    const same = calls.filter((call, i) => call === theirs.flat()[i]).length / calls.length;
    const percent = (share) => `${(100 * share).toFixed(1)}%`;
    const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
    return {
      // Inner folds are dealt by each side, and liblinear penalises the intercept: near-ties among C fall either way.
      same: same > 0.95 && Math.abs(mean(ours) - mean(other)) < 0.02,
      says: `${percent(same)} of the calls the same; accuracy ${percent(mean(ours))} here, ${percent(mean(other))} there`,
    };
  },
};
