import { describe, expect, it } from 'vitest';

import { random } from '../../src/numerics/random.js';
import { moderatedT } from '../../src/selection/moderated-t.js';
import { adjust } from '../../src/selection/multiple-testing.js';
import { fitTTestFilter, tTestFilter } from '../../src/selection/t-test-filter.js';
import { tTests } from '../../src/selection/t-test.js';
import { drawn, rawSmall, trainingOf, withValue } from '../datasets.js';

describe('fitTTestFilter', () => {
  const { training, heldOut } = rawSmall();
  const { p } = tTests(training.X, training.y);
  const byP = p.map((_, j) => j).sort((a, b) => p[a] - p[b]);
  const named = (indices: readonly number[]) => indices.map((j) => `g${j}`);

  it('keeps the top probes, smallest p first; equal ones in the order they came in', () => {
    const { probes } = fitTTestFilter(tTestFilter({ top: 6 }), training);
    expect(probes).toEqual(named(byP.slice(0, 6)));
    // Columns 0 and 6 are equal.
    expect(probes.indexOf('g6')).toBe(probes.indexOf('g0') + 1);
  });

  it('keeps them in held-out rows too, values unchanged', () => {
    const step = fitTTestFilter(tTestFilter({ top: 3 }), training);
    const { X } = step.transform(heldOut);
    expect(X.getColumn(1)).toEqual(heldOut.X.getColumn(byP[1]));
  });

  it.each(['bonferroni', 'holm', 'benjamini-hochberg'] as const)(
    'keeps what is significant at alpha after the correction: %s',
    (correction) => {
      const { probes } = fitTTestFilter(tTestFilter({ alpha: 0.2, correction }), training);
      const adjusted = adjust(p, correction);
      expect(probes).toEqual(named(byP.filter((j) => adjusted[j] <= 0.2)));
      expect(probes.length).toBeGreaterThan(1);
      expect(probes.length).toBeLessThan(40);
    },
  );

  it('counts an adjusted p of exactly alpha as significant', () => {
    const [smallest, next] = byP
      .map((j) => adjust(p, 'holm')[j])
      .filter((v, k, all) => v !== all[k - 1]);
    const at = (alpha: number) =>
      fitTTestFilter(tTestFilter({ alpha, correction: 'holm' }), training).probes.length;
    expect(at(next)).toBeGreaterThan(at(next * (1 - 1e-9)));
    expect(at(smallest)).toBeGreaterThanOrEqual(1);
  });

  it('keeps the single best probe when nothing is significant', () => {
    const noise = drawn(12, 30, 3);
    const { p: ofNoise } = tTests(noise.X, noise.y);
    const best = ofNoise.indexOf(Math.min(...ofNoise));
    const { probes } = fitTTestFilter(tTestFilter({ alpha: 1e-6 }), noise);
    expect(probes).toEqual([`g${best}`]);
  });

  it('puts a constant probe last', () => {
    const { probes } = fitTTestFilter(tTestFilter({ top: 40 }), training);
    expect(probes.at(-1)).toBe('g7');
  });

  it('selects by the variant asked for', () => {
    // Unequal variances and class sizes: the two variants order these columns differently.
    const draw = random(8);
    const y = Array.from({ length: 20 }, (_, i) => (i < 4 ? 1 : 0));
    const X = y.map((label) =>
      Array.from({ length: 60 }, (_, j) => draw.normal() * (label && j % 2 ? 8 : 1)),
    );
    const set = trainingOf(X, y);
    const order = (variant: 'welch' | 'pooled') =>
      fitTTestFilter(tTestFilter({ top: 20, variant }), set).probes;
    expect(order('welch')).not.toEqual(order('pooled'));
    expect(fitTTestFilter(tTestFilter({ top: 20 }), set).probes).toEqual(order('welch'));
  });

  it('selects by the moderated t-test when asked to', () => {
    const { p: moderated } = moderatedT(training.X, training.y);
    const first = moderated.map((_, j) => j).sort((a, b) => moderated[a] - moderated[b]);
    const step = fitTTestFilter(tTestFilter({ top: 25, variant: 'moderated' }), training);
    expect(step.probes).toEqual(named(first.slice(0, 25)));
    expect(step.probes).not.toEqual(fitTTestFilter(tTestFilter({ top: 25 }), training).probes);
  });

  it('refuses missing values', () => {
    expect(() => fitTTestFilter(tTestFilter({ top: 1 }), withValue(training, 2, 3, NaN))).toThrow(
      'tTestFilter: sample s3 has the value NaN at probe g3',
    );
  });
});

describe('tTestFilter', () => {
  it('is a plain spec, Welch and Bonferroni unless given', () => {
    expect(tTestFilter({ top: 50 })).toEqual({
      kind: 't-test-filter',
      variant: 'welch',
      keep: { top: 50 },
    });
    expect(tTestFilter({ alpha: 0.05 }).keep).toEqual({ alpha: 0.05, correction: 'bonferroni' });
    expect(tTestFilter({ alpha: 1 }).keep).toMatchObject({ alpha: 1 });
  });

  it.each([0, -1, 2.5, NaN])('refuses top = %s', (top) => {
    expect(() => tTestFilter({ top })).toThrow(`top must be a positive whole number, not ${top}`);
  });

  it.each([0, -0.1, 1.1, NaN])('refuses alpha = %s', (alpha) => {
    expect(() => tTestFilter({ alpha })).toThrow(
      `alpha must be above 0 and at most 1, not ${alpha}`,
    );
  });
});
