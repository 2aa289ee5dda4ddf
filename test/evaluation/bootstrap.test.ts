import { describe, expect, it } from 'vitest';

import type { Label } from '../../src/cohort/dataset.js';
import {
  bootstrapIntervals,
  type CalledPatients,
  stratifiedResamples,
} from '../../src/evaluation/bootstrap.js';
import { metrics, rocAuc } from '../../src/evaluation/metrics.js';
import { mean } from '../../src/numerics/describe.js';
import { normalCdf } from '../../src/numerics/normal.js';
import { random } from '../../src/numerics/random.js';
import { absolute, golden, relative } from '../golden.js';

type Metric = (...of: Parameters<typeof metrics>) => number;

/** The interval of a single metric. */
function bootstrapInterval(
  predictions: CalledPatients,
  metric: Metric,
  ...rest: [number[][], Parameters<typeof bootstrapIntervals>[3]?]
) {
  return bootstrapIntervals(predictions, (...of) => ({ it: metric(...of) }), ...rest).it;
}

const named =
  (name: 'accuracy' | 'precision' | 'recall' | 'f1' | 'auc'): Metric =>
  (...of) =>
    metrics(...of)[name];

const scoreDifference: Metric = (y, scores) => {
  const meanOf = (label: Label) => mean(scores.filter((_, i) => y[i] === label));
  return meanOf(1) - meanOf(0);
};

/** Scores of a normal distribution, shifted for class 1; calls above half the shift. */
function binormal(n0: number, n1: number, shift: number, seed: number): CalledPatients {
  const draw = random(seed, 5);
  const y = Array.from({ length: n0 + n1 }, (_, i): Label => (i < n0 ? 0 : 1));
  const scores = y.map((label) => draw.normal() + shift * label);
  return { y, scores, predicted: scores.map((score): Label => (score > shift / 2 ? 1 : 0)) };
}

describe('bootstrapIntervals', () => {
  const rows = golden('bootstrap.json').cases.flatMap(({ intervals, ...data }) =>
    intervals.map((interval) => ({ data, ...interval })),
  );

  it.each(rows)(
    "has scipy's bounds on the same resamples: $data.name, $metric, $method $confidence",
    ({ data, metric, method, confidence, ...expected }) => {
      const { y, scores, predicted, resamples } = data;
      const found = bootstrapInterval(
        { y: y as Label[], scores, predicted: predicted as Label[] },
        metric === 'score_difference' ? scoreDifference : named(metric),
        resamples,
        { confidence, method },
      );
      expect(found.method).toBe(method);
      expect(found.undefinedReplicates).toBe(expected.undefined_replicates);
      expect(relative(found.estimate, expected.estimate)).toBeLessThan(1e-12);
      expect(absolute(found.lower, expected.lower)).toBeLessThan(1e-12);
      expect(absolute(found.upper, expected.upper)).toBeLessThan(1e-12);
    },
  );

  it('leaves out the truth about as often as promised', () => {
    const studies = 300;
    const truth = { auc: normalCdf(1 / Math.SQRT2), scoreDifference: 1 };
    const missed = { auc: 0, scoreDifference: 0 };
    for (let seed = 0; seed < studies; seed++) {
      const predictions = binormal(30, 24, 1, seed);
      const resamples = stratifiedResamples(predictions.y, { replicates: 150, seed });
      const both = (...of: Parameters<typeof metrics>) => ({
        auc: rocAuc(of[0], of[1]),
        scoreDifference: scoreDifference(...of),
      });
      const found = bootstrapIntervals(predictions, both, resamples, { confidence: 0.9 });
      for (const name of ['auc', 'scoreDifference'] as const) {
        const { lower, upper } = found[name];
        if (truth[name] < lower || truth[name] > upper) missed[name]++;
      }
    }
    // Expected 30 of 300 with a standard deviation of 5.2; of samples this small the bootstrap is known to promise a
    // percent or two too much.
    for (const count of Object.values(missed)) {
      expect(count).toBeGreaterThan(14);
      expect(count).toBeLessThan(50);
    }
  });

  it('gives all metrics at once what it gives each alone', () => {
    const data = binormal(12, 9, 1, 2);
    const resamples = stratifiedResamples(data.y, { replicates: 100, seed: 1 });
    const all = bootstrapIntervals(data, metrics, resamples);
    expect(Object.keys(all)).toEqual(Object.keys(metrics(data.y, data.scores, data.predicted)));
    for (const name of ['precision', 'auc'] as const) {
      expect(all[name]).toEqual(bootstrapInterval(data, named(name), resamples));
    }
  });

  it('hands on the probabilities of the patients drawn', () => {
    const data = binormal(6, 6, 1, 2);
    const probability = data.scores.map((score) => normalCdf(score));
    const resamples = stratifiedResamples(data.y, { replicates: 40, seed: 1 });
    const seen: (readonly number[] | undefined)[] = [];
    const first: Metric = (_, scores, __, given) => {
      expect(given).toEqual(scores.map((score) => normalCdf(score)));
      seen.push(given);
      return given![0];
    };
    bootstrapInterval({ ...data, probability }, first, resamples);
    expect(seen).toHaveLength(1 + 40 + 12);
  });

  it('does not mind the order of the patients', () => {
    const { y, scores, predicted } = binormal(9, 7, 1, 3);
    const order = random(1).shuffle(y.map((_, i) => i));
    const resamples = stratifiedResamples(y, { replicates: 100, seed: 1 });
    const place = new Map(order.map((patient, i) => [patient, i]));
    const moved = {
      y: order.map((i) => y[i]),
      scores: order.map((i) => scores[i]),
      predicted: order.map((i) => predicted[i]),
    };
    const same = resamples.map((draw) => draw.map((i) => place.get(i)!));
    expect(bootstrapInterval(moved, named('auc'), same)).toEqual(
      bootstrapInterval({ y, scores, predicted }, named('auc'), resamples),
    );
  });

  it('has no bounds where all replicates agree, as with no error at all', () => {
    const perfect = binormal(8, 6, 20, 1);
    const resamples = stratifiedResamples(perfect.y, { replicates: 50, seed: 1 });
    // Equal on paper, but not to the last digit.
    const summed: Metric = (_, scores) => (scores[0] > 0 ? 0.3 : 0.1 + 0.2);
    expect(bootstrapInterval(perfect, summed, resamples).method).toBe('undefined');
    for (const metric of [named('auc'), named('accuracy')]) {
      expect(bootstrapInterval(perfect, metric, resamples)).toEqual({
        estimate: 1,
        lower: NaN,
        upper: NaN,
        method: 'undefined',
        undefinedReplicates: 0,
      });
    }
  });

  it('has no bounds where the metric itself is undefined', () => {
    const none = { ...binormal(8, 6, 1, 1), predicted: new Array<Label>(14).fill(0) };
    const resamples = stratifiedResamples(none.y, { replicates: 50, seed: 1 });
    expect(bootstrapInterval(none, named('precision'), resamples)).toEqual({
      estimate: NaN,
      lower: NaN,
      upper: NaN,
      method: 'undefined',
      undefinedReplicates: 50,
    });
  });

  it('takes percentiles where the metric is undefined without some patient, and counts the replicates left out', () => {
    const data = binormal(8, 6, 1, 1);
    // The only patient called positive is of class 1 and may be drawn not at all: then precision is undefined.
    const share: Metric = (_, scores, predicted) =>
      predicted.includes(1) ? mean([...scores]) : NaN;
    const predicted = data.y.map((_, i): Label => (i === 13 ? 1 : 0));
    const resamples = stratifiedResamples(data.y, { replicates: 600, seed: 1 });
    const without = resamples.filter((draw) => !draw.includes(13)).length;
    const found = bootstrapInterval({ ...data, predicted }, share, resamples);
    expect(found.method).toBe('percentile');
    expect(found.undefinedReplicates).toBe(without);
    // (5/6)^6 is 0.335.
    expect(Math.abs(without / 600 - 0.335)).toBeLessThan(0.08);
    expect(found.lower).toBeLessThan(found.estimate);
    expect(found.upper).toBeGreaterThan(found.estimate);
  });

  it('takes percentiles with a single patient in a class, who is in every replicate', () => {
    const found = bootstrapInterval(
      { y: [0, 0, 0, 0, 1], scores: [1, 2, 3, 4, 2.5], predicted: [0, 0, 1, 1, 1] },
      named('auc'),
      stratifiedResamples([0, 0, 0, 0, 1], { replicates: 200, seed: 1 }),
    );
    expect(found).toMatchObject({ estimate: 0.5, method: 'percentile', undefinedReplicates: 0 });
    expect([found.lower, found.upper]).toEqual([0, 1]);
  });

  it('refuses patients without a score, and a confidence of 95', () => {
    const data = binormal(4, 4, 1, 1);
    const resamples = stratifiedResamples(data.y, { replicates: 5, seed: 1 });
    expect(() => bootstrapInterval({ ...data, scores: [1] }, named('auc'), resamples)).toThrow(
      '8 labels, 1 scores and 8 predictions',
    );
    expect(() => bootstrapInterval({ ...data, predicted: [1] }, named('auc'), resamples)).toThrow(
      '8 labels, 8 scores and 1 predictions',
    );
    const uncertain = { ...data, probability: [0.5] };
    expect(() => bootstrapInterval(uncertain, named('auc'), resamples)).toThrow(
      '8 labels, 8 scores, 8 predictions and 1 probabilities',
    );
    expect(() => bootstrapInterval(data, named('auc'), resamples, { confidence: 95 })).toThrow(
      '95 does not',
    );
  });
});

describe('stratifiedResamples', () => {
  const y: Label[] = [0, 1, 0, 0, 1, 0, 1, 0];

  it('draws each class as often as it is there, each member as often as another', () => {
    const drawn = stratifiedResamples(y, { replicates: 1000, seed: 2 });
    const times = new Array<number>(y.length).fill(0);
    for (const replicate of drawn) {
      expect(replicate.map((i) => y[i]).filter((label) => label === 1)).toHaveLength(3);
      expect(replicate).toHaveLength(8);
      expect(replicate).toEqual([...replicate].sort((a, b) => a - b));
      for (const i of replicate) times[i]++;
    }
    // Each is drawn once per replicate on average, with a standard deviation below 1 / √1000 of the mean.
    for (const count of times) expect(Math.abs(count / 1000 - 1)).toBeLessThan(0.12);
  });

  it('draws replicate r by the seed and r alone', () => {
    const [few, more] = [5, 20].map((replicates) =>
      stratifiedResamples(y, { replicates, seed: 3 }),
    );
    expect(more.slice(0, 5)).toEqual(few);
    expect(stratifiedResamples(y, { replicates: 5, seed: 4 })).not.toEqual(few);
  });

  it('draws a single replicate, and from a single class', () => {
    const [only, ...rest] = stratifiedResamples([1, 1, 1], { replicates: 1, seed: 1 });
    expect(rest).toEqual([]);
    expect(only).toHaveLength(3);
  });

  it.each([0, 1.5, NaN])('refuses %d replicates', (replicates) => {
    expect(() => stratifiedResamples(y, { replicates, seed: 1 })).toThrow(`not ${replicates}`);
  });
});
