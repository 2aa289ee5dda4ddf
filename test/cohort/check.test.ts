import { Matrix } from 'ml-matrix';
import { describe, expect, it } from 'vitest';

import { checkCohort } from '../../src/cohort/check.js';
import type { CohortContent } from '../../src/cohort/checksum.js';
import type { Finding } from '../../src/cohort/cohort.js';
import { random } from '../../src/numerics/random.js';

/** 20 samples, half of each class, 14 to train on; 60 probes around their own levels. */
function cohort(change: (X: Matrix) => void = () => undefined, more: object = {}): CohortContent {
  const draw = random(7);
  const levels = Array.from({ length: 60 }, () => 6 + 6 * draw.uniform());
  const X = new Matrix(
    Array.from({ length: 20 }, () => levels.map((level) => 2 ** (level + 0.5 * draw.normal()))),
  );
  change(X);
  return {
    expression: X,
    samples: Array.from({ length: 20 }, (_, i) => ({
      id: `s${i + 1}`,
      label: i % 2 ? 'yes' : 'no',
      split: i < 14 ? ('training' as const) : ('held-out' as const),
    })),
    probes: levels.map((_, j) => ({ accession: `g${j + 1}`, description: '' })),
    classes: { positive: 'yes', negative: 'no' },
    provenance: { name: 'made-up', source: '', simulated: true },
    ...more,
  };
}

const warnings = (findings: readonly Finding[]) => findings.filter(({ level }) => level !== 'note');
const texts = (findings: readonly Finding[]) => findings.map(({ message }) => message).join('\n');

describe('checkCohort', () => {
  it('has nothing but notes on a sound cohort', () => {
    const findings = checkCohort(cohort());
    expect(warnings(findings)).toEqual([]);
    expect(texts(findings)).toBe(
      'training 7 no and 7 yes; held-out 3 no and 3 yes.\nNo value is missing.',
    );
  });

  it('finds a sample that lies on both sides of the split, scanned again and brighter', () => {
    const found = warnings(
      checkCohort(
        cohort((X) => {
          const draw = random(8);
          X.setRow(
            17,
            X.getRow(3).map((v) => 1.3 * v * 2 ** (0.02 * draw.normal())),
          );
        }),
      ),
    );
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ level: 'warning', check: 'samples across the split' });
    expect(found[0].message).toMatch(
      /^Samples s4 \(training\) and s18 \(held-out\) are nearly the same/,
    );
  });

  it('finds an array that is unlike all others', () => {
    const found = warnings(checkCohort(cohort((X) => X.setRow(5, [...X.getRow(5)].reverse()))));
    expect(texts(found)).toBe(
      'One array is unlike all others: s6. Look at the figures before you trust what they say.',
    );
  });

  it('names probes and samples with many gaps, and counts all', () => {
    const findings = checkCohort(
      cohort((X) => {
        for (let i = 0; i < 5; i++) X.set(i, 2, NaN);
        for (let j = 10; j < 25; j++) X.set(9, j, NaN);
      }),
    );
    expect(texts(findings)).toContain('20 values (2%) of 16 probes are missing.');
    expect(texts(warnings(findings))).toBe(
      '1 samples miss more than 20% of their values: s10.\n1 probes miss more than 20% of their values: g3.',
    );
  });

  it('counts probes that are constant where it matters', () => {
    const findings = checkCohort(
      cohort((X) => {
        for (let i = 0; i < 14; i++) X.set(i, 4, 100);
      }),
    );
    expect(texts(findings)).toContain('1 probes are constant on the training samples');
  });

  it.each<[string, (X: Matrix) => void, object, RegExp]>([
    [
      'logarithms taken for intensities',
      (X) => X.apply((i, j) => X.set(i, j, Math.log2(X.get(i, j)))),
      {},
      /look like logarithms to base 2, and are taken for raw intensities/,
    ],
    [
      'intensities taken for logarithms',
      () => undefined,
      { scale: 'log2' },
      /look like raw intensities, and are taken for logarithms/,
    ],
    [
      'intensities without a floor',
      (X) => X.set(0, 0, -5),
      {},
      /The smallest value is -5.*give a floor/,
    ],
  ])('doubts %s', (_, change, more, message) => {
    expect(texts(warnings(checkCohort(cohort(change, more))))).toMatch(message);
  });

  it('puts errors first, and what was noticed on reading among the others', () => {
    const all = cohort();
    const samples = all.samples.map((sample) => ({ ...sample, split: 'training' as const }));
    const before: Finding[] = [{ level: 'warning', check: 'labels', message: 'before' }];
    const findings = checkCohort({ ...all, samples, findings: before });
    expect(findings.slice(0, 2)).toEqual([
      expect.objectContaining({ level: 'error', check: 'samples per class' }),
      before[0],
    ]);
  });
});
