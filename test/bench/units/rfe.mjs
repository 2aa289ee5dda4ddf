import { rfeRanking } from '../../../dist/index.js';
import { correlation } from '../compare.mjs';

/** Ranks at the end of the order, where no two probes are equal but for rounding. */
const END = 64;

const unit = ({ name, what, step, tolerance, leastCorrelation, leastShared, ...measuring }) => ({
  name,
  what,
  peers: { 'scikit-learn': 'python' },
  ...measuring,
  ours:
    ({ 7129: { training } }) =>
    () =>
      rfeRanking(training.X, training.y, { model: 'svm', C: 1, step, tolerance }).ranks,
  agree(_inputs, mine, theirs) {
    const last = (ranks) => new Set([...ranks.keys()].filter((j) => ranks[j] <= END));
    const theirLast = last(theirs);
    const shared = [...last(mine)].filter((j) => theirLast.has(j)).length;
    const equal = [...last(mine)].filter((j) => mine[j] === theirs[j]).length;
    const rho = correlation(mine, theirs);
    const share = shared / theirLast.size;
    return {
      same: rho >= leastCorrelation && share >= leastShared,
      says: `of the last ${theirLast.size} probes ${shared} the same, ${equal} at the same rank; rank correlation ${rho.toFixed(6)}`,
    };
  },
});

const slow = { options: { minRuns: 3, warmUp: 0, budget: 0, mostPerTurn: 3, turn: 1500 } };

export const rfeUnits = [
  unit({
    name: 'rfe-one-at-a-time',
    what: 'elimination by a linear SVM, one probe at a time, libsvm’s tolerance of 1e-3',
    step: 1,
    tolerance: 1e-3,
    // At this tolerance near-ties fall either way, on both sides.
    leastCorrelation: 0.99,
    leastShared: 0.8,
    ...slow,
  }),
  unit({
    name: 'rfe-one-at-a-time-1e-10',
    what: 'the same at a tolerance of 1e-10',
    step: 1,
    tolerance: 1e-10,
    leastCorrelation: 0.999,
    leastShared: 1,
    ...slow,
  }),
  unit({
    name: 'rfe-fraction',
    what: 'elimination of a tenth of what remains, tolerance 1e-10',
    step: 0.1,
    tolerance: 1e-10,
    leastCorrelation: 0.999,
    leastShared: 1,
  }),
];
