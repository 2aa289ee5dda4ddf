import { Matrix } from 'ml-matrix';
import { describe, expect, it } from 'vitest';

import { growForest, growTrees, outOfBagError, outOfBagVotes } from '../../src/models/forest.js';
import { permutationDecrease } from '../../src/models/forest-permutation.js';
import { predictLabels } from '../../src/models/model.js';
import {
  fitRandomForest,
  forestPermutationImportance,
  growRandomForest,
  randomForest,
} from '../../src/models/random-forest.js';
import { random } from '../../src/numerics/random.js';
import { inTurn } from '../../src/numerics/workers.js';
import { drawn, heldOutOf, modelData, rawSmall, trainingOf, withValue } from '../datasets.js';
import { absolute, largest } from '../golden.js';

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

describe('randomForest', () => {
  it('is a plain spec: 500 fully grown trees, √p probes per split', () => {
    expect(randomForest()).toStrictEqual({
      kind: 'random-forest',
      trees: 500,
      featuresPerSplit: 'sqrt',
      minSamplesLeaf: 1,
      engine: 'own',
    });
    expect(randomForest({ trees: 7, maxDepth: 2 })).toMatchObject({ trees: 7, maxDepth: 2 });
  });

  it.each(['trees', 'featuresPerSplit', 'minSamplesLeaf', 'maxDepth'])(
    'refuses a %s that is not a positive whole number',
    (name) => {
      for (const value of [0, -5, 1.5, NaN, Infinity]) {
        expect(() => randomForest({ [name]: value })).toThrow(
          `randomForest: ${name} must be a positive whole number, not ${value}.`,
        );
      }
    },
  );

  it.each([{ featuresPerSplit: 2 }, { minSamplesLeaf: 2 }, { maxDepth: 2 }])(
    'refuses %o of ml-random-forest, which grows full trees',
    (option) => {
      expect(() => randomForest({ engine: 'ml-random-forest', ...option })).toThrow(
        "takes the number of trees alone. Use engine: 'own'.",
      );
    },
  );

  it('lets ml-random-forest have the number of trees', () => {
    expect(randomForest({ engine: 'ml-random-forest', trees: 9 }).trees).toBe(9);
  });
});

describe('fitRandomForest', () => {
  const { training, heldOut } = modelData('small');
  const fitted = fitRandomForest(randomForest({ trees: 60 }), training, random(1));

  it('scores by the share of trees that vote for the positive class', () => {
    for (const score of fitted.score(heldOut)) {
      expect(score).toBeGreaterThanOrEqual(0);
      expect(score).toBeLessThanOrEqual(1);
      expect(Math.abs(score * 60 - Math.round(score * 60))).toBeLessThan(1e-9);
    }
    expect(fitted.threshold).toBe(0.5);
    expect(fitted.summary.trees).toBe(60);
  });

  it('grows the same forest for the same seed, and another for another', () => {
    const again = (seed: number) =>
      fitRandomForest(randomForest({ trees: 60 }), training, random(seed));
    expect(again(1).score(heldOut)).toEqual(fitted.score(heldOut));
    expect(again(1).importance).toEqual(fitted.importance);
    expect(again(2).importance).not.toEqual(fitted.importance);
  });

  it('finds the classes where they are far apart, in new samples too', () => {
    const all = drawn(60, 20, 4, { shifted: 10, shift: 5 });
    const part = (from: number, to: number) => all.X.to2DArray().slice(from, to);
    const model = fitRandomForest(
      randomForest({ trees: 50 }),
      trainingOf(part(0, 30), all.y.slice(0, 30)),
      random(1),
    );
    const asked = heldOutOf(part(30, 60), all.y.slice(30));
    expect(predictLabels(model.score(asked), model.threshold)).toEqual(asked.y);
  });

  it('gives importances that sum to 1, are never negative and favour what separates', () => {
    const separated = drawn(40, 16, 2, { shifted: 2, shift: 4 });
    const { importance } = fitRandomForest(randomForest({ trees: 200 }), separated, random(1));
    expect(sum(importance)).toBeCloseTo(1, 12);
    expect(importance.every((value) => value >= 0)).toBe(true);
    expect(Math.min(importance[0], importance[1])).toBeGreaterThan(
      2 * Math.max(...importance.slice(2)),
    );
  });

  it('gives a constant probe no importance, and none to any when all are constant', () => {
    expect(fitted.importance[7]).toBe(0);
    const constant = trainingOf(
      [0, 1, 0, 1].map(() => [1, 2]),
      [0, 1, 0, 1],
    );
    const { importance } = fitRandomForest(randomForest({ trees: 5 }), constant, random(1));
    expect(importance).toEqual([0, 0]);
  });

  it('weighs a decrease in impurity by the samples at the node', () => {
    // g0 halves 196 samples by class; g1 halves the 4 that are left. As decreases alone, the two splits are equal.
    const rows = Array.from({ length: 200 }, (_, i) => {
      const label = i % 2;
      return i < 196 ? { x: [label, 0, 1, 1], label } : { x: [2, label, 1, 1], label };
    });
    const data = trainingOf(
      rows.map(({ x }) => x),
      rows.map(({ label }) => label),
    );
    const { importance } = fitRandomForest(randomForest({ trees: 60 }), data, random(1));
    expect(importance[1]).toBeGreaterThan(0);
    expect(importance[0] / importance[1]).toBeGreaterThan(20);
  });

  it('offers √p probes to each split, the number asked for, or all', () => {
    const offered = (featuresPerSplit: number | 'sqrt', p: number) =>
      fitRandomForest(randomForest({ trees: 1, featuresPerSplit }), drawn(10, p, 1), random(1))
        .summary.featuresPerSplit;
    expect([offered('sqrt', 9), offered('sqrt', 10), offered('sqrt', 1)]).toEqual([3, 3, 1]);
    expect([offered(4, 9), offered(12, 9)]).toEqual([4, 9]);
  });

  it('grows tree t from the seed and t alone', () => {
    const options = { featuresPerSplit: 6, minSamplesLeaf: 1 };
    const more = growForest(training, { ...options, trees: 9 }, 3);
    expect(growForest(training, { ...options, trees: 4 }, 3)).toEqual(more.slice(0, 4));
    expect(growTrees(training, options, 3, 4, 7)).toEqual(more.slice(4, 7));
  });

  it('is turned round exactly when the classes are', () => {
    const turned = { ...training, y: training.y.map((label) => (label === 1 ? 0 : 1)) };
    const other = fitRandomForest(randomForest({ trees: 60 }), turned, random(1));
    expect(other.importance).toEqual(fitted.importance);
    expect(other.summary).toEqual(fitted.summary);
    const sums = other.score(heldOut).map((score, i) => score + fitted.score(heldOut)[i]);
    expect(largest(absolute, sums, new Array(sums.length).fill(1))).toBeLessThan(1e-15);
  });

  it('sees the order of values alone: any increasing function of them gives the same importances', () => {
    const cubed = { ...training, X: Matrix.pow(training.X, 3) };
    const other = fitRandomForest(randomForest({ trees: 60 }), cubed, random(1));
    expect(other.importance).toEqual(fitted.importance);
  });

  it('shares the importance of a probe that is there twice, and gives a constant one none', () => {
    // One probe per split, all else equal: each copy is drawn as often. Standard error of the share: 0.5 / √2000.
    const { X, y } = drawn(30, 1, 9, { shifted: 1, shift: 3 });
    const twice = trainingOf(
      X.to2DArray().map(([value]) => [value, value, 4]),
      y,
    );
    const { importance } = fitRandomForest(
      randomForest({ trees: 2000, maxDepth: 1, featuresPerSplit: 1 }),
      twice,
      random(1),
    );
    expect(Math.abs(importance[0] - 0.5)).toBeLessThan((4 * 0.5) / Math.sqrt(2000));
    expect(importance[2]).toBe(0);
  });

  it('has leaves of both classes vote for the larger one, and a half where neither is', () => {
    // No probe varies, so that a tree is one leaf with the draws of its bootstrap sample.
    const flat = trainingOf([[1], [1], [1], [1]], [0, 0, 1, 1]);
    const forest = fitRandomForest(randomForest({ trees: 400 }), flat, random(1));
    const [vote] = forest.score(flat);
    const [probability] = forest.probability!(flat);
    const shares = growForest(
      flat,
      { trees: 400, featuresPerSplit: 1, minSamplesLeaf: 1 },
      random(1).integer(2 ** 31),
    ).map(({ root }) => root.share);
    expect(shares).toContain(0.5);
    expect(vote).toBe(sum(shares.map((share) => (1 + Math.sign(share - 0.5)) / 2)) / 400);
    expect(probability).toBe(sum(shares) / 400);
  });

  it('estimates the same probability as the score by fully grown trees, and another by stunted ones', () => {
    expect(fitted.probability!(heldOut)).toEqual(fitted.score(heldOut));
    const spec = randomForest({ trees: 60, minSamplesLeaf: 6 });
    const stunted = fitRandomForest(spec, training, random(1));
    for (const value of stunted.probability!(heldOut)) {
      expect(value).toBeGreaterThan(0);
      expect(value).toBeLessThan(1);
    }
    expect(stunted.probability!(heldOut)).not.toEqual(stunted.score(heldOut));
  });

  it('fits one sample of each class', () => {
    const two = trainingOf([[1], [3]], [0, 1]);
    const forest = fitRandomForest(randomForest({ trees: 200 }), two, random(1));
    const [low, high] = forest.score(two);
    // A quarter of the bags hold the first sample alone and a quarter the second.
    expect(Math.abs(low - 0.25)).toBeLessThan(4 * Math.sqrt((0.25 * 0.75) / 200));
    expect(Math.abs(high - 0.75)).toBeLessThan(4 * Math.sqrt((0.25 * 0.75) / 200));
    // A tree that has not seen a sample has seen nothing but the other.
    expect(forest.summary.oobError).toBe(1);
    expect(forest.importance).toEqual([1]);
  });

  it('refuses missing values and a single class', () => {
    expect(() =>
      fitRandomForest(randomForest(), withValue(training, 1, 1, NaN), random(1)),
    ).toThrow('randomForest: sample s2 has the value NaN at probe g1');
    const single = trainingOf([[1], [2]], [0, 0]);
    expect(() => fitRandomForest(randomForest(), single, random(1))).toThrow(
      'randomForest: all 2 training samples are of the negative class',
    );
  });
});

describe('growRandomForest', () => {
  it.each([
    [99, 1],
    [100, 1],
    [230, 3],
  ])('grows the forest of one thread, %i trees in %i pieces', async (trees, pieces) => {
    const data = drawn(12, 4, 1, { shifted: 1, shift: 1 });
    const spec = randomForest({ trees, maxDepth: 2 });
    const alone = fitRandomForest(spec, data, random(3));
    const told: number[][] = [];
    const tell = (...at: number[]) => told.push(at);
    const inPieces = await growRandomForest(spec, data, random(3), inTurn, tell);
    expect(told).toEqual(Array.from({ length: pieces }, (_, k) => [k + 1, pieces]));
    expect(inPieces.forest).toEqual(alone.forest);
    expect(inPieces.importance).toEqual(alone.importance);
    expect(inPieces.summary).toEqual(alone.summary);
  });

  it('refuses an engine that has no pieces', async () => {
    const spec = randomForest({ engine: 'ml-random-forest', trees: 3 });
    await expect(growRandomForest(spec, drawn(12, 4, 1), random(3), inTurn)).rejects.toThrow(
      'growRandomForest: ml-random-forest grows its trees one after the other.',
    );
  });
});

describe('out of bag', () => {
  const leaf = (share: number) => ({ share });

  it('counts the votes of trees that have not seen the sample, and no others', () => {
    const { training } = rawSmall();
    const forest = [
      { root: leaf(1), outOfBag: [0, 1] },
      { root: leaf(0), outOfBag: [1] },
      { root: leaf(0.5), outOfBag: [0] },
    ];
    const votes = outOfBagVotes(training, forest);
    expect(votes.slice(0, 3)).toEqual([0.75, 0.5, NaN]);
    expect(outOfBagError(votes, training.y)).toBe(1);
    expect(outOfBagError([0.75, 0.5, NaN], [1, 0, 1])).toBe(0);
    expect(outOfBagError([NaN, NaN], [0, 1])).toBe(NaN);
  });

  it('gives permutation importances from the same forest: high where it matters, exactly 0 where never used', () => {
    const data = drawn(40, 12, 3, { shifted: 1, shift: 4 });
    const constant = {
      ...data,
      X: data.X.clone().setColumn(
        11,
        data.y.map(() => 2),
      ),
    };
    const spec = randomForest({ trees: 100 });
    const model = fitRandomForest(spec, constant, random(1));
    const importance = forestPermutationImportance(model, constant, random(1));
    expect(importance[0]).toBeGreaterThan(0.1);
    expect(Math.max(...importance.slice(1).map(Math.abs))).toBeLessThan(0.05);
    expect(importance[11]).toBe(0);
    expect(forestPermutationImportance(model, constant, random(1))).toEqual(importance);
    const gini = model.importance;
    expect(importance.every((value, j) => value === 0 || gini[j] > 0)).toBe(true);
  });

  it('counts a tree that has seen all samples as 0 in permutation importances', () => {
    const data = drawn(12, 1, 2, { shifted: 1, shift: 6 });
    const split = { feature: 0, threshold: 3, decrease: 6, left: leaf(0), right: leaf(1) };
    const half = { root: { share: 0.5, split }, outOfBag: [0, 1, 2, 3, 4, 5] };
    const [alone] = permutationDecrease(data, [half], 1);
    expect(alone).toBeGreaterThan(0);
    expect(permutationDecrease(data, [half, { ...half, outOfBag: [] }], 1)).toEqual([alone / 2]);
  });

  it('is not known of the library', () => {
    const { training } = rawSmall();
    const spec = randomForest({ engine: 'ml-random-forest', trees: 3 });
    const model = fitRandomForest(spec, training, random(1));
    expect(() => forestPermutationImportance(model, training, random(1))).toThrow(
      'the model does not say which samples a tree saw.',
    );
  });
});
