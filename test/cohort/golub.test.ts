import { describe, expect, it } from 'vitest';

import type { Sample, Split } from '../../src/cohort/cohort.js';
import { checkGolubShape } from '../../src/cohort/golub.js';

function samples(split: Split, all: number, aml: number): Sample[] {
  return Array.from({ length: all + aml }, (_, i) => ({
    id: `${split}-${i}`,
    label: i < all ? 'ALL' : 'AML',
    split,
  }));
}

const probes = Array.from({ length: 7129 }, (_, j) => ({ accession: `G${j}`, description: '' }));

describe('checkGolubShape', () => {
  it('accepts the published numbers', () => {
    const all = [...samples('training', 27, 11), ...samples('held-out', 20, 14)];
    expect(() => checkGolubShape({ samples: all, probes })).not.toThrow();
  });

  it('says what was found of each number that is another', () => {
    const wrong = [...samples('training', 27, 11), ...samples('held-out', 14, 20)];
    expect(() => checkGolubShape({ samples: wrong, probes: probes.slice(1) })).toThrow(
      '7128 probes instead of 7129; 34 samples (14 ALL, 20 AML) held-out instead of ' +
        '34 samples (20 ALL, 14 AML)',
    );
  });
});
