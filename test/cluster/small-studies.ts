import type { Provenance } from '../../src/cohort/cohort.js';
import type { CrossValidationPlan, PermutationPlan } from '../../src/cluster/plan.js';
import type { NamedLearners } from '../../src/evaluation/learn.js';
import { stratifiedKFold } from '../../src/evaluation/resampling.js';
import { tuned } from '../../src/evaluation/tune.js';
import { diagonalLda } from '../../src/models/diagonal-lda.js';
import { kNearestNeighbours } from '../../src/models/k-nearest-neighbours.js';
import { randomForest } from '../../src/models/random-forest.js';
import { pipeline } from '../../src/pipeline/spec.js';
import { tTestFilter } from '../../src/selection/t-test-filter.js';
import { drawn } from '../datasets.js';

/** Samples for studies that take milliseconds. */
export const data = drawn(24, 12, 5, { shifted: 2, shift: 1 });

/** One that draws at random, one that chooses something, one without probabilities: NaN in its rows. */
export const pipelines: NamedLearners = {
  forest: pipeline(randomForest({ trees: 3 })),
  tuned: tuned(
    [1, 4].map((top) => pipeline(tTestFilter({ top }), diagonalLda())),
    { folds: 2 },
  ),
  neighbours: pipeline(kNearestNeighbours()),
};

export const provenance: Provenance = {
  name: 'drawn',
  source: 'Normal deviates.',
  checksum: 'c0ffee',
  simulated: true,
};

const planned = {
  cohort: { request: { cohort: 'simulated' }, seed: 1, provenance },
  samples: 'all',
} as const;

export const foldsPlan: CrossValidationPlan = {
  kind: 'cross-validation',
  ...planned,
  resampling: stratifiedKFold(data.y, { folds: 3, repeats: 2, seed: 7 }),
};

export const permutationPlan: PermutationPlan = {
  kind: 'permutation-test',
  ...planned,
  resampling: { folds: 2, repeats: 1, seed: 7 },
  permutations: 5,
};
