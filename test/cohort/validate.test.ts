import { Matrix } from 'ml-matrix';
import { describe, expect, it } from 'vitest';

import type { CohortContent } from '../../src/cohort/checksum.js';
import { validateCohort } from '../../src/cohort/validate.js';

const good: CohortContent = {
  expression: new Matrix([
    [1, -2],
    [NaN, 4],
  ]),
  samples: [
    { id: 's1', label: 'ALL', split: 'training' },
    { id: 's2', label: 'AML', split: 'held-out' },
  ],
  probes: [
    { accession: 'g1', description: '' },
    { accession: 'g2', description: '' },
  ],
  classes: { positive: 'AML', negative: 'ALL' },
  calls: ['PA', 'MP'],
  provenance: { name: 'test', source: 'made up', simulated: true },
};

describe('validateCohort', () => {
  it('accepts missing values, and cohorts without calls', () => {
    expect(() => validateCohort(good)).not.toThrow();
    expect(() => validateCohort({ ...good, calls: undefined })).not.toThrow();
  });

  const [s1, s2] = good.samples;
  const [g1, g2] = good.probes;
  const refused: [string, Partial<CohortContent>, string][] = [
    ['no samples', { samples: [] }, 'has 0 and 2'],
    ['a matrix of another size', { expression: new Matrix(2, 3) }, 'is 2 × 3, but there are 2'],
    ['a repeated id', { samples: [s1, { ...s2, id: 's1' }] }, 'sample id "s1" appears more than'],
    ['an empty accession', { probes: [g1, { ...g2, accession: '' }] }, 'at position 2 is empty'],
    ['a repeated accession', { probes: [g1, g1] }, 'probe accession "g1" appears more than once'],
    [
      'an unknown label',
      { samples: [s1, { ...s2, label: 'CML' }] },
      'Sample s2 has the label "CML"',
    ],
    [
      'an unknown split',
      { samples: [s1, { ...s2, split: 'test' as never }] },
      'Sample s2 is in split "test"',
    ],
    ['one class', { classes: { positive: 'AML', negative: 'AML' } }, 'Both classes are called'],
    [
      'an infinite value',
      {
        expression: new Matrix([
          [1, 2],
          [3, -Infinity],
        ]),
      },
      'Sample s2, probe g2: -Infinity is no intensity',
    ],
    ['too few rows of calls', { calls: ['PA'] }, 'calls for 1 samples, not for 2'],
    ['too few calls', { calls: ['PA', 'M'] }, 'Sample s2 has 1 calls for 2 probes'],
    ['an unknown call', { calls: ['PA', 'MX'] }, 'Sample s2, probe g2: the call "X" is none'],
  ];

  it.each(refused)('refuses %s', (_, change, message) => {
    expect(() => validateCohort({ ...good, ...change })).toThrow(message);
  });
});
