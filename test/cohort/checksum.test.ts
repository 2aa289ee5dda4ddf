import { createHash } from 'node:crypto';

import { Matrix } from 'ml-matrix';
import { describe, expect, it } from 'vitest';

import { cohortChecksum } from '../../src/cohort/checksum.js';
import type { Sample } from '../../src/cohort/cohort.js';

const samples: Sample[] = [
  { id: '1', label: 'ALL', split: 'training' },
  { id: '2', label: 'AML', split: 'held-out' },
];
const cohort = {
  samples,
  probes: [{ accession: 'X95735_at', description: 'Zyxin' }],
  expression: new Matrix([[-1.5], [NaN]]),
  calls: ['A', 'P'],
};

describe('cohortChecksum', () => {
  it('is the SHA-256 of the canonical JSON', async () => {
    const json =
      '[[["1","ALL","training"],["2","AML","held-out"]],["X95735_at"],[[-1.5],[null]],["A","P"]]';
    const expected = createHash('sha256').update(json).digest('hex');
    expect(await cohortChecksum(cohort)).toBe(expected);
  });

  it('changes with each thing that counts', async () => {
    const variants = [
      cohort,
      { ...cohort, samples: [samples[1], samples[0]] },
      { ...cohort, samples: [samples[0], { ...samples[1], label: 'ALL' }] },
      { ...cohort, samples: [samples[0], { ...samples[1], split: 'training' as const }] },
      { ...cohort, probes: [{ accession: 'X1_at', description: 'Zyxin' }] },
      { ...cohort, expression: new Matrix([[-1.5], [0]]) },
      { ...cohort, calls: ['A', 'M'] },
      { ...cohort, calls: undefined },
    ];
    const checksums = await Promise.all(variants.map(cohortChecksum));
    expect(new Set(checksums).size).toBe(variants.length);
  });

  it('does not depend on descriptions', async () => {
    const undescribed = { ...cohort, probes: [{ accession: 'X95735_at', description: '' }] };
    expect(await cohortChecksum(undescribed)).toBe(await cohortChecksum(cohort));
  });
});
