import { describe, expect, it } from 'vitest';

import type { TrainingSet } from '../../src/cohort/dataset.js';
import { growForest, outOfBagVotes } from '../../src/models/forest.js';
import { predictLabels } from '../../src/models/model.js';
import {
  fitRandomForest,
  forestPermutationImportance,
  randomForest,
} from '../../src/models/random-forest.js';
import { random } from '../../src/numerics/random.js';
import { heldOutOf, trainingOf } from '../datasets.js';
import { type ForestQuantity, golden } from '../golden.js';

// The forest is R's: means over many seeds differ from those of randomForest and of ranger by no more than chance. It
// takes about a second because that chance shrinks with the number of trees.

const SEEDS = 30;
const reference = golden('random-forest.json');
const spec = randomForest({ trees: reference.trees });

/** What the reference has, of one seed. */
function oneForest(training: TrainingSet, heldOut: ReturnType<typeof heldOutOf>, seed: number) {
  const model = fitRandomForest(spec, training, random(seed));
  const { featuresPerSplit, oobError } = model.summary;
  const forest = growForest(training, { ...spec, featuresPerSplit }, random(seed).integer(2 ** 31));
  const votes = model.score(heldOut);
  const calls = predictLabels(votes, model.threshold);
  const wrong = calls.filter((call, i) => call !== heldOut.y[i]).length;
  return {
    oob_error: [oobError],
    test_error: [wrong / votes.length],
    oob_votes: outOfBagVotes(training, forest),
    test_votes: votes,
    gini: [...model.importance],
    permutation: forestPermutationImportance(model, training, random(seed)),
  };
}

/** Mean over the rows and standard error of the mean, per column. */
function columnMeans(rows: readonly number[][]) {
  return rows[0].map((_, j) => {
    const mean = rows.reduce((sum, row) => sum + row[j], 0) / rows.length;
    const squares = rows.reduce((sum, row) => sum + (row[j] - mean) ** 2, 0);
    return { mean, error: Math.sqrt(squares / (rows.length - 1) / rows.length) };
  });
}

describe.each(['small', 'separable'] as const)('a forest on %s', (name) => {
  const { X, y, test, test_y } = golden(`${name}.json`);
  const [training, heldOut] = [trainingOf(X, y), heldOutOf(test, test_y)];
  const forests = Array.from({ length: SEEDS }, (_, seed) => oneForest(training, heldOut, seed));

  /** Differences of means in standard errors; where no seed gives another value, both must be equal. */
  function differences(engine: 'randomForest' | 'ranger', quantity: ForestQuantity): number[] {
    const { mean: means, sd } = reference[name][engine][quantity];
    return columnMeans(forests.map((forest) => forest[quantity])).map(({ mean, error }, j) => {
      const difference = mean - means[j]!;
      return difference === 0
        ? 0
        : difference / Math.hypot(error, sd[j]! / Math.sqrt(reference.seeds));
    });
  }

  describe.each(['randomForest', 'ranger'] as const)('and by %s', (engine) => {
    it.each(['oob_error', 'test_error', 'oob_votes', 'test_votes', 'gini', 'permutation'] as const)(
      'has the same %s',
      (quantity) => {
        const z = differences(engine, quantity);
        expect(Math.max(...z.map(Math.abs))).toBeLessThan(4);
        // Many small differences in concert would show here: 1 is expected.
        const rootMeanSquare = Math.sqrt(z.reduce((sum, value) => sum + value ** 2, 0) / z.length);
        if (z.length > 1) expect(rootMeanSquare).toBeLessThan(1.5);
      },
    );

    it('ranks the probes alike, as far as chance leaves an order among them', () => {
      const ours = columnMeans(forests.map(({ gini }) => gini)).map(({ mean }) => mean);
      const { mean, sd } = reference[name][engine].gini as Record<'mean' | 'sd', number[]>;
      // What the deviations between seeds alone do to the ranks of as many forests, 200 times.
      const draw = random(1);
      const byChance = Array.from({ length: 200 }, () => {
        const drawn = mean.map(
          (value, j) => value + sd[j] * Math.sqrt(1 / SEEDS + 1 / reference.seeds) * draw.normal(),
        );
        return correlation(ranksOf(drawn), ranksOf(mean));
      });
      expect(Math.min(...byChance)).toBeGreaterThan(0.96);
      expect(correlation(ranksOf(ours), ranksOf(mean))).toBeGreaterThan(Math.min(...byChance));
    });
  });
});

function ranksOf(values: readonly number[]): number[] {
  return values.map((value) => values.filter((other) => other < value).length);
}

function correlation(a: readonly number[], b: readonly number[]): number {
  const centred = (values: readonly number[]) => {
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    return values.map((value) => value - mean);
  };
  const dot = (u: number[], v: number[]) => u.reduce((sum, value, i) => sum + value * v[i], 0);
  const [u, v] = [centred(a), centred(b)];
  return dot(u, v) / Math.sqrt(dot(u, u) * dot(v, v));
}
