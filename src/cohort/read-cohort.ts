import { matrixOfRows } from '../numerics/rows.js';
import { requireSound } from './check.js';
import { type CohortContent, withChecksum } from './checksum.js';
import { classified } from './classes.js';
import type { Cohort, Finding, Probe, Provenance, Sample, Scale, Split } from './cohort.js';
import type { ReadOptions } from './expression-table.js';
import { readLabels } from './formats/labels.js';
import { readTable } from './formats/read-table.js';
import { labelled } from './labelled.js';
import { naturally, plainName } from './names.js';
import { type PlacedTable, rowsOf } from './samples.js';
import { guessScale } from './scale.js';
import { divided, type PlacedRow } from './split.js';
import { Lines } from './text/lines.js';
import type { Source } from './text/source.js';
import { validateCohort } from './validate.js';
import { withoutEmpty } from './without-empty.js';

/** Files that make a cohort, and what has to be known to read them. */
export interface CohortFiles extends Omit<ReadOptions, 'found' | 'knownSamples'> {
  readonly expression: readonly { readonly source: Source; readonly split?: Split }[];
  readonly labels?: Source;
  /** The class that metrics count as positive; the rarer one unless given. */
  readonly positive?: string;
  /** What the numbers are; guessed from them unless given. */
  readonly scale?: Scale;
  readonly limits?: Cohort['limits'];
  readonly provenance: Omit<Provenance, 'checksum'>;
}

/**
 * Reads a two-class cohort from files of any known format. Labels and splits are found by the sample's id and probes by
 * theirs, never by position (but for a CLS file, which has nothing else). Samples are ordered by split, then by id.
 *
 * @returns with what was noticed, see `Cohort.findings`
 * @throws Error naming file, line, column and value of what can't be read or doesn't fit together
 */
export async function readCohort(files: CohortFiles): Promise<Cohort> {
  const findings: Finding[] = [];
  const found = (finding: Finding) => void findings.push(finding);
  const labels =
    files.labels &&
    (await withLines(files.labels, found, (lines) => readLabels(lines, files.sampleColumn)));
  const knownSamples = labels?.kind === 'by-id' ? new Set(labels.rows.keys()) : undefined;
  const tables: PlacedTable[] = [];
  for (const { source, split } of files.expression) {
    tables.push({ ...(await readTable(source, { ...files, knownSamples, found })), split });
  }
  const withLabels = labelled(rowsOf(tables), labels, files.labelColumn, found);
  const { rows, classes } = classified(withLabels, files.positive, found);
  const placed = divided(rows, files.split, found).sort(
    (a, b) => Number(a.split < b.split) - Number(a.split > b.split) || naturally(a.id, b.id),
  );
  const content = withoutEmpty(contentOf(placed, tables[0].probes, classes, files), found);
  const cohort: CohortContent = {
    ...content,
    scale: files.scale ?? guessScale(content.expression, found),
    findings,
  };
  validateCohort(cohort);
  requireSound(cohort);
  return withChecksum(cohort);
}

async function withLines<T>(
  source: Source,
  found: (finding: Finding) => void,
  read: (lines: Lines) => Promise<T>,
): Promise<T> {
  const lines = new Lines(source, found);
  try {
    return await read(lines);
  } finally {
    await lines.close();
  }
}

function contentOf(
  rows: readonly PlacedRow[],
  probes: readonly Probe[],
  classes: Cohort['classes'],
  { provenance, limits, labelColumn, split }: CohortFiles,
): CohortContent {
  const known = [labelColumn ?? 'label', split ?? 'split'].map((name) => name.toLowerCase());
  const calls = rows.flatMap((row) => row.calls ?? []);
  return {
    expression: matrixOfRows(
      rows.map(({ values }) => values),
      probes.length,
    ),
    samples: rows.map(({ id, label, split, fields }): Sample => {
      const others = Object.entries(fields).flatMap(([name, value]) =>
        known.includes(name.toLowerCase()) ? [] : [[plainName(name), plainName(value)]],
      );
      const more =
        others.length > 0 ? { fields: Object.fromEntries(others) as Sample['fields'] } : {};
      return { id, label, split, ...more };
    }),
    probes,
    classes,
    ...(calls.length === rows.length && { calls }),
    ...(limits && { limits }),
    provenance,
  };
}
