import type { CohortContent } from './checksum.js';

/**
 * Checks that a cohort's parts fit together: dimensions agree, ids and accessions are unique, labels are the two
 * classes, values are finite or NaN (missing), calls are a letter P, M or A per probe.
 *
 * @throws Error naming the sample, probe and value that don't fit
 * @example
 * import { loadCohort, validateCohort } from 'leukemia-notebooks';
 * const cohort = await loadCohort('simulated');
 * validateCohort(cohort); // => undefined
 * validateCohort({ ...cohort, classes: { positive: 'AML', negative: 'CML' } });
 * // => throws 'Sample sim-01 has the label "ALL"; the classes are AML and CML.'
 */
export function validateCohort(cohort: CohortContent): void {
  requireDimensions(cohort);
  requireUnique(
    'sample id',
    cohort.samples.map((sample) => sample.id),
  );
  requireUnique(
    'probe accession',
    cohort.probes.map((probe) => probe.accession),
  );
  requireClasses(cohort);
  requireValues(cohort);
  requireCalls(cohort);
}

function requireDimensions({ expression, samples, probes, calls }: CohortContent): void {
  if (samples.length === 0 || probes.length === 0) {
    throw new Error(
      `A cohort needs samples and probes; this one has ${samples.length} and ${probes.length}.`,
    );
  }
  if (expression.rows !== samples.length || expression.columns !== probes.length) {
    throw new Error(
      `The expression matrix is ${expression.rows} × ${expression.columns}, but there are ` +
        `${samples.length} samples (rows) and ${probes.length} probes (columns).`,
    );
  }
  if (calls && calls.length !== samples.length) {
    throw new Error(`There are calls for ${calls.length} samples, not for ${samples.length}.`);
  }
}

function requireUnique(what: string, names: readonly string[]): void {
  const seen = new Set<string>();
  for (const [i, name] of names.entries()) {
    if (name === '') throw new Error(`The ${what} at position ${i + 1} is empty.`);
    if (seen.has(name)) throw new Error(`The ${what} "${name}" appears more than once.`);
    seen.add(name);
  }
}

function requireClasses({ samples, classes: { positive, negative } }: CohortContent): void {
  if (positive === negative) throw new Error(`Both classes are called "${positive}".`);
  for (const { id, label, split } of samples) {
    if (label !== positive && label !== negative) {
      throw new Error(
        `Sample ${id} has the label "${label}"; the classes are ${positive} and ${negative}.`,
      );
    }
    // Cohorts also come from plain JavaScript and from files, where the type can't say so.
    if (!['training', 'held-out'].includes(split)) {
      throw new Error(`Sample ${id} is in split "${split}"; it must be training or held-out.`);
    }
  }
}

function requireValues({ expression, samples, probes }: CohortContent): void {
  for (let i = 0; i < expression.rows; i++) {
    for (let j = 0; j < expression.columns; j++) {
      const value = expression.get(i, j);
      if (Number.isFinite(value) || Number.isNaN(value)) continue;
      throw new Error(
        `Sample ${samples[i].id}, probe ${probes[j].accession}: ${value} is no intensity. ` +
          'Use NaN for a missing value.',
      );
    }
  }
}

function requireCalls({ calls, samples, probes }: CohortContent): void {
  for (const [i, letters] of (calls ?? []).entries()) {
    if (letters.length !== probes.length) {
      throw new Error(
        `Sample ${samples[i].id} has ${letters.length} calls for ${probes.length} probes.`,
      );
    }
    const at = letters.search(/[^PMA]/);
    if (at >= 0) {
      throw new Error(
        `Sample ${samples[i].id}, probe ${probes[at].accession}: the call "${letters[at]}" is ` +
          'none of P, M and A.',
      );
    }
  }
}
