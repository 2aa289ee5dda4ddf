import { describe, expect, it } from 'vitest';

import { largestZ } from '../../src/preprocessing/largest-z.js';
import { heldOutOf, trainingOf } from '../datasets.js';

describe('largestZ', () => {
  const training = trainingOf(
    [
      [-1, 5, 100],
      [1, 5, 100.001],
    ],
    [0, 1],
  );

  it('is the largest |z| of held-out samples by training statistics, with its deviation', () => {
    const rows = largestZ(
      training,
      heldOutOf([
        [-7, 5, 100],
        [3, 5, 101],
      ]),
    );
    expect(rows.map(({ probe }) => probe)).toEqual(['g0', 'g2']);
    expect(rows[0]).toEqual({ probe: 'g0', sd: 1, z: 7 });
    expect(rows[1].sd).toBeCloseTo(0.0005, 10);
    expect(rows[1].z).toBeCloseTo(1999, 5);
  });

  it('leaves probes out that are constant on the training samples, whatever they do later', () => {
    const rows = largestZ(training, heldOutOf([[0, 999, 100]]));
    expect(rows.map(({ probe }) => probe)).not.toContain('g1');
  });
});
