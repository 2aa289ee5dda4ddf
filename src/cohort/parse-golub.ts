import { Matrix } from 'ml-matrix';

import { withChecksum } from './checksum.js';
import type { Cohort, Probe, Sample } from './cohort.js';
import { GOLUB_CLASSES, GOLUB_FILES } from './golub.js';
import { readGolubArrays, type GolubArray, type GolubArrays } from './golub-arrays.js';
import { readGolubLabels } from './golub-labels.js';
import { validateCohort } from './validate.js';

/** The content of the three published files. */
export type GolubTexts = Readonly<Record<keyof typeof GOLUB_FILES, string>>;

/**
 * The Golub cohort from its three files. Samples are ordered by patient number, training before held-out, whatever the
 * order of the columns; labels are found by patient number and probes by accession, never by position.
 *
 * How many samples and probes there ought to be is another question: see `checkGolubShape`.
 *
 * @returns sample ids are the patient numbers; NaN where a value is missing
 * @throws Error naming file, line, column and value of what can't be read or doesn't fit together
 */
export async function parseGolub(texts: GolubTexts): Promise<Cohort> {
  const training = readGolubArrays(texts.train, GOLUB_FILES.train);
  const heldOut = readGolubArrays(texts.independent, GOLUB_FILES.independent);
  const labels = readGolubLabels(texts.actual, GOLUB_FILES.actual);
  requireEachPatientOnce([training, heldOut], labels);

  const heldOutArrays = alignProbes(heldOut, training);
  const rows = [
    ...byPatient(training.arrays).map((array) => ({ array, split: 'training' as const })),
    ...byPatient(heldOutArrays).map((array) => ({ array, split: 'held-out' as const })),
  ];
  const cohort = {
    expression: new Matrix(rows.map(({ array }) => array.values)),
    samples: rows.map(({ array: { patient }, split }): Sample => {
      return { id: String(patient), label: labels.get(patient)!, split };
    }),
    probes: training.probes,
    classes: GOLUB_CLASSES,
    calls: rows.map(({ array }) => array.calls),
    provenance: {
      name: 'golub',
      source:
        'Golub et al., Molecular classification of cancer, Science 286:531-537 (1999); ' +
        'Affymetrix HuGeneFL arrays.',
      simulated: false,
    },
  };
  validateCohort(cohort);
  return withChecksum(cohort);
}

function byPatient(arrays: readonly GolubArray[]): GolubArray[] {
  return [...arrays].sort((a, b) => a.patient - b.patient);
}

/** The arrays of a file with their probes in the order of another file. */
function alignProbes(arrays: GolubArrays, to: GolubArrays): GolubArray[] {
  const rowOf = new Map(arrays.probes.map((probe, row) => [probe.accession, row]));
  requireSameProbes(to, arrays);
  requireSameProbes(arrays, to);
  const order = to.probes.map((probe) => rowOf.get(probe.accession)!);
  return arrays.arrays.map(({ patient, values, calls }) => ({
    patient,
    values: Float64Array.from(order, (row) => values[row]),
    calls: order.map((row) => calls[row]).join(''),
  }));
}

function requireSameProbes(some: GolubArrays, all: GolubArrays): void {
  const known = new Set(all.probes.map((probe: Probe) => probe.accession));
  const extra = some.probes.filter((probe) => !known.has(probe.accession));
  if (extra.length === 0) return;
  throw new Error(
    `${some.file} and ${all.file} must have the same probes: ${extra[0].accession}` +
      `${extra.length > 1 ? ` and ${extra.length - 1} more` : ''} only in ${some.file}.`,
  );
}

function requireEachPatientOnce(
  files: readonly GolubArrays[],
  labels: ReadonlyMap<number, string>,
): void {
  const seen = new Map<number, string>();
  for (const { file, arrays } of files) {
    for (const { patient } of arrays) {
      const before = seen.get(patient);
      if (before !== undefined) {
        const where = before === file ? `twice in ${file}` : `in ${before} and in ${file}`;
        throw new Error(`Patient ${patient} has an array ${where}; each must have one.`);
      }
      seen.set(patient, file);
      if (!labels.has(patient)) {
        throw new Error(`${GOLUB_FILES.actual} has no line for patient ${patient} of ${file}.`);
      }
    }
  }
  const unknown = [...labels.keys()].find((patient) => !seen.has(patient));
  if (unknown !== undefined) {
    throw new Error(
      `${GOLUB_FILES.actual} lists patient ${unknown}, who has no array in either file.`,
    );
  }
}
