import { Matrix } from 'ml-matrix';
import { describe, expect, it } from 'vitest';

import { cohortTitle, type Cohort } from '../../src/cohort/cohort.js';
import { divide, heldOutSet, trainingSet } from '../../src/cohort/dataset.js';

const cohort: Cohort = {
  expression: new Matrix([[1], [2], [3], [4]]),
  samples: [
    { id: 'a', label: 'ALL', split: 'held-out' },
    { id: 'b', label: 'AML', split: 'training' },
    { id: 'c', label: 'ALL', split: 'training' },
    { id: 'd', label: 'AML', split: 'training' },
  ],
  probes: [{ accession: 'g', description: '' }],
  classes: { positive: 'AML', negative: 'ALL' },
  provenance: { name: 'small', source: 'made up', checksum: '', simulated: true },
};

describe('the parts of a cohort', () => {
  it('hold the rows, labels and names of their split, AML as 1', () => {
    const training = trainingSet(cohort);
    expect(training.X.to2DArray()).toEqual([[2], [3], [4]]);
    expect(training).toMatchObject({ y: [1, 0, 1], samples: ['b', 'c', 'd'], probes: ['g'] });
    expect(heldOutSet(cohort)).toMatchObject({ y: [0], samples: ['a'], role: 'held-out' });
  });

  it('are the same objects for the same cohort, and others for another', () => {
    const turned = cohort.samples.map(({ split, ...of }) => {
      return { ...of, split: split === 'training' ? 'held-out' : 'training' } as const;
    });
    const other = { ...cohort, samples: turned };
    for (const part of [trainingSet, heldOutSet]) expect(part(cohort)).toBe(part(cohort));
    expect(trainingSet(other).samples).toEqual(heldOutSet(cohort).samples);
    expect(heldOutSet(other).samples).toEqual(trainingSet(cohort).samples);
  });

  it('divide into disjoint parts in the order asked for', () => {
    const { training, heldOut } = divide(trainingSet(cohort), [2, 0]);
    expect(training.samples).toEqual(['c']);
    expect(training.X.to2DArray()).toEqual([[3]]);
    expect(heldOut.samples).toEqual(['d', 'b']);
    expect(heldOut).toMatchObject({ y: [1, 1], role: 'held-out' });
  });
});

describe('cohortTitle', () => {
  it('says SIMULATED of a simulated cohort only', () => {
    expect(cohortTitle(cohort)).toBe('small cohort (SIMULATED)');
    const provenance = { ...cohort.provenance, simulated: false };
    expect(cohortTitle({ provenance })).toBe('small cohort');
  });
});
