/** Acute myeloid leukemia is what metrics count as positive, acute lymphoblastic leukemia the other class. */
export const GOLUB_CLASSES = { positive: 'AML', negative: 'ALL' } as const;

/** What Golub et al. (1999) published, and what the simulated cohort imitates: probes, and samples per class and part. */
export const GOLUB_SHAPE = {
  probes: 7129,
  training: { ALL: 27, AML: 11 },
  'held-out': { ALL: 20, AML: 14 },
} as const;
