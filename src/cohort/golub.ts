import type { Cohort, Split } from './cohort.js';

/** The three files of the cohort, by the names under which every public copy has them. */
export const GOLUB_FILES = {
  train: 'data_set_ALL_AML_train.csv',
  independent: 'data_set_ALL_AML_independent.csv',
  actual: 'actual.csv',
} as const;

/** Acute myeloid leukemia is what metrics count as positive, acute lymphoblastic leukemia the other class. */
export const GOLUB_CLASSES = { positive: 'AML', negative: 'ALL' } as const;

/** What Golub et al. (1999) published: probes on the array, and samples per class in each part. */
export const GOLUB_SHAPE = {
  probes: 7129,
  training: { ALL: 27, AML: 11 },
  'held-out': { ALL: 20, AML: 14 },
} as const;

/** Checksum (see `checksum.ts`) of the content that all public copies of the files agree in. */
export const GOLUB_CHECKSUM = '633efdfe760c5472a9636c451e1ce754d5812bc9e0a9289d6990a654bc8e38f0';

/**
 * Checks that a cohort that was read has the published shape: 7,129 probes, 27 ALL and 11 AML to train on, 20 ALL and
 * 14 AML held out. Values are not looked at, so that a copy with holes in it passes.
 *
 * @throws Error that lists each count that is not the published one
 */
export function checkGolubShape(cohort: Pick<Cohort, 'samples' | 'probes'>): void {
  const wrong: string[] = [];
  if (cohort.probes.length !== GOLUB_SHAPE.probes) {
    wrong.push(`${cohort.probes.length} probes instead of ${GOLUB_SHAPE.probes}`);
  }
  for (const split of ['training', 'held-out'] as const) {
    const found = describe(count(cohort, split, 'ALL'), count(cohort, split, 'AML'));
    const expected = describe(GOLUB_SHAPE[split].ALL, GOLUB_SHAPE[split].AML);
    if (found !== expected) wrong.push(`${found} ${split} instead of ${expected}`);
  }
  if (wrong.length === 0) return;
  throw new Error(
    `These files do not hold the published cohort: ${wrong.join('; ')}. ` +
      'One of them may be cut short or come from elsewhere: data/README.md says how to get them.',
  );
}

function count({ samples }: Pick<Cohort, 'samples'>, split: Split, label: string): number {
  return samples.filter((sample) => sample.split === split && sample.label === label).length;
}

function describe(all: number, aml: number): string {
  return `${all + aml} samples (${all} ALL, ${aml} AML)`;
}
