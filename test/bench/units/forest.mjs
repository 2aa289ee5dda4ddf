import { random, randomForest } from '../../../dist/index.js';
import { fitModel } from '../../../dist/pipeline/fit.js';

const TREES = 500;
/** Differences of shares of votes beyond this many of their standard errors are no chance. */
const MOST = 4.5;

const unit = (probes) => ({
  name: `forest-${probes}`,
  what: `random forest of ${TREES} trees on ${probes} probes: fit, Gini importance, out-of-bag error`,
  peers: { ranger: 'r', randomForest: 'r', 'scikit-learn': 'python' },
  ours: (inputs) => {
    const { training } = inputs[probes];
    const spec = randomForest({ trees: TREES });
    let seed = 0;
    // Another forest each time, as the peers.
    return () => fitModel(spec, training, random(++seed));
  },
  result: (model, inputs) => ({
    votes: model.score(inputs[probes].heldOut),
    error: model.summary.oobError,
  }),
  agree(_inputs, mine, theirs) {
    const z = mine.votes.map((share, i) => {
      const other = theirs.votes[i];
      const mean = (share + other) / 2;
      return Math.abs(share - other) / Math.sqrt((2 * mean * (1 - mean)) / TREES + 1 / TREES ** 2);
    });
    const worst = Math.max(...z);
    const percent = (share) => `${(100 * share).toFixed(1)}%`;
    return {
      same: worst < MOST && Math.abs(mine.error - theirs.error) < 0.15,
      says:
        `shares of votes of held-out samples differ by ${worst.toFixed(1)} standard errors at most; ` +
        `out-of-bag error ${percent(mine.error)} and ${percent(theirs.error)}`,
    };
  },
});

export const forestUnits = [unit(7129), unit(50)];
