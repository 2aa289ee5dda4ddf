import { Matrix } from 'ml-matrix';
import { describe, expect, it } from 'vitest';

import type { Cohort } from '../../src/cohort/cohort.js';
import { fitTransform, fitTransforms } from '../../src/pipeline/fit.js';
import { log2Cpm } from '../../src/preprocessing/log2-cpm.js';
import { preparation, toLog2 } from '../../src/preprocessing/to-log2.js';
import { usualFilter } from '../../src/selection/usual-filter.js';
import { heldOutOf, trainingOf } from '../datasets.js';

const cohort = (values: number[][], more: Partial<Cohort> = {}): Cohort => ({
  expression: new Matrix(values),
  samples: values.map((_, i) => ({ id: `s${i}`, label: i % 2 ? 'a' : 'b', split: 'training' })),
  probes: values[0].map((_, j) => ({ accession: `g${j}`, description: '' })),
  classes: { positive: 'a', negative: 'b' },
  provenance: { name: 'small', source: '', checksum: '', simulated: true },
  ...more,
});

describe('log2Cpm', () => {
  it('is the logarithm of parts of a million, plus one, by sample', () => {
    const training = trainingOf(
      [
        [1, 3, 0],
        [500_000, 500_000, 0],
      ],
      [0, 1],
    );
    const { X } = fitTransform(log2Cpm(), training).transform(training);
    expect(X.to2DArray()).toEqual([
      [Math.log2(250_001), Math.log2(750_001), 0],
      [Math.log2(500_001), Math.log2(500_001), 0],
    ]);
  });

  it('does not depend on how deep a sample was sequenced, nor on any other sample', () => {
    const training = trainingOf(
      [
        [1, 3, 4],
        [9, 9, 9],
      ],
      [0, 1],
    );
    const step = fitTransform(log2Cpm(), training);
    const deep = step.transform(heldOutOf([[7, 21, 28]])).X.getRow(0);
    step
      .transform(training)
      .X.getRow(0)
      .forEach((value, j) => expect(deep[j]).toBeCloseTo(value, 12));
  });

  it('keeps gaps, and refuses what can not be counts', () => {
    const training = trainingOf(
      [
        [1, NaN, 1],
        [1, 1, 1],
      ],
      [0, 1],
    );
    const step = fitTransform(log2Cpm(), training);
    expect(step.transform(training).X.getRow(0)).toEqual([
      Math.log2(500_001),
      NaN,
      Math.log2(500_001),
    ]);
    expect(() => step.transform(heldOutOf([[1, -2, 1]]))).toThrow(
      'sample t1 has the count -2 at probe g1',
    );
    expect(() => step.transform(heldOutOf([[-2, 1, 1]]))).toThrow('the count -2 at probe g0');
    expect(() => step.transform(heldOutOf([[0, 0, NaN]]))).toThrow('sample t1 has no reads at all');
  });
});

describe('toLog2', () => {
  const limits = { floor: 100, ceiling: 16_000 };
  it('follows the scale, and takes bounds from the parameters before those of the arrays', () => {
    const intensities = cohort(
      [
        [-5, 20],
        [30, 40],
      ],
      { limits },
    );
    expect(toLog2(intensities)).toEqual({ kind: 'log2', floor: 100, ceiling: 16_000 });
    expect(toLog2(intensities, { floor: 20, ceiling: 'auto' })).toEqual({
      kind: 'log2',
      floor: 20,
      ceiling: 16_000,
    });
    expect(toLog2(cohort([[5, 20]]))).toEqual({ kind: 'log2' });
    expect(toLog2(cohort([[5, 20]], { scale: 'counts' })).kind).toBe('log2-cpm');
    expect(toLog2(cohort([[5, -20]], { scale: 'log2', limits })).kind).toBe('already-log2');
  });

  it('asks for a floor where a value is not positive, and only there', () => {
    expect(() => toLog2(cohort([[0, 3]]))).toThrow(
      /The small cohort has intensities down to 0, .* Give the parameter floor a number/,
    );
    expect(toLog2(cohort([[0, 3]]), { floor: 1 })).toEqual({ kind: 'log2', floor: 1 });
  });

  it('prepares with imputation where something is missing', () => {
    const kinds = (values: number[][]) =>
      preparation(cohort(values, { scale: 'log2' })).map(({ kind }) => kind);
    expect(
      kinds([
        [1, 2],
        [3, 4],
      ]),
    ).toEqual(['already-log2']);
    expect(
      kinds([
        [1, NaN],
        [3, 4],
      ]),
    ).toEqual(['already-log2', 'median-imputation']);
    const training = trainingOf(
      [
        [1, NaN],
        [3, 4],
      ],
      [0, 1],
    );
    const steps = preparation(
      cohort(
        [
          [1, NaN],
          [3, 4],
        ],
        { scale: 'log2' },
      ),
    );
    expect(fitTransforms(steps, training).transform(training).X.to2DArray()).toEqual([
      [1, 4],
      [3, 4],
    ]);
  });

  it('has a usual filter: by range on bounded intensities, else the half that varies most', () => {
    const ranged = usualFilter({ kind: 'log2', floor: 100, ceiling: 16_000 });
    expect(ranged.map(({ kind }) => kind)).toEqual(['median-imputation', 'variance-filter']);
    const training = trainingOf(
      [
        [0, 1, 5, 7],
        [0, 9, 5, 8],
        [1, 4, 5, 9],
      ],
      [0, 1, 0],
    );
    expect(fitTransforms(usualFilter({ kind: 'already-log2' }), training).probes).toEqual([
      'g1',
      'g3',
    ]);
  });
});
