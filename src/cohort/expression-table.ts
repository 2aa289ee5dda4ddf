import type { Finding, Probe } from './cohort.js';
import { plainName } from './names.js';

/** A sample of an expression file, with whatever the file says of it. */
export interface TableSample {
  readonly id: string;
  /** For messages: `column 5` or `line 12`. */
  readonly place: string;
  /** By name of the column or characteristic. */
  readonly fields: Readonly<Record<string, string>>;
}

/** What any expression file holds, whatever its format. */
export interface ExpressionTable {
  /** Name for messages. */
  readonly file: string;
  readonly probes: readonly Probe[];
  /** For messages: where a probe stands, by its position. */
  readonly placeOf: (probe: number) => string;
  readonly samples: readonly TableSample[];
  /** By sample, probes in their order; NaN where a value is missing. */
  readonly values: readonly Float64Array[];
  /** By sample, a letter per probe. */
  readonly calls?: readonly string[];
}

/** What a reader is told, and whom it tells. */
export interface ReadOptions {
  readonly samplesIn?: 'rows' | 'columns';
  /** Column of the probes' ids, where it is not the first. */
  readonly idColumn?: string;
  /** Column of the samples' ids, in a labels file or where samples are in rows. */
  readonly sampleColumn?: string;
  /** Column or characteristic that holds the class. */
  readonly labelColumn?: string;
  /** Column that says which part a sample plays. */
  readonly split?: string;
  /** Ids of samples that are known otherwise: they tell rows from columns. */
  readonly knownSamples?: ReadonlySet<string>;
  readonly found: (finding: Finding) => void;
}

/** Values of a matrix in memory: beyond it a cohort is for other tools. */
const MOST_VALUES = 2 ** 27;

/** @throws Error when a file holds more values than can be worked with */
export function requireRoom(file: string, rows: number, columns: number): void {
  if (rows * columns <= MOST_VALUES) return;
  throw new Error(
    `${file} holds more than ${MOST_VALUES.toLocaleString('en-US')} values: leave out probes first.`,
  );
}

/**
 * The table with names that are safe to show, and each probe and sample once. A probe that is listed again with the same
 * values is dropped with a warning.
 *
 * @throws Error naming both places of an id that stands for different things, or the place of an empty one
 */
export function tidied(table: ExpressionTable, found: (finding: Finding) => void): ExpressionTable {
  const probes = table.probes.map(withPlainNames);
  const samples = table.samples.map((sample) => ({ ...sample, id: plainName(sample.id) }));
  const changed =
    table.probes.filter(({ accession }, j) => accession !== probes[j].accession).length +
    table.samples.filter(({ id }, i) => id !== samples[i].id).length;
  if (changed > 0) {
    found({
      level: 'warning',
      check: 'names',
      message: `${table.file}: ${changed} names hold markup or control characters, which were made harmless.`,
    });
  }
  requireSamplesOnce(table.file, samples);
  const kept = distinctProbes({ ...table, probes }, found);
  if (kept.length === probes.length) return { ...table, probes, samples };
  return {
    ...table,
    samples,
    probes: kept.map((j) => probes[j]),
    placeOf: (j) => table.placeOf(kept[j]),
    values: table.values.map((row) => Float64Array.from(kept, (j) => row[j])),
    ...(table.calls && { calls: table.calls.map((row) => kept.map((j) => row[j]).join('')) }),
  };
}

/** The probe itself where its names are safe already, as nearly all are. */
function withPlainNames(probe: Probe): Probe {
  const accession = plainName(probe.accession);
  const description = plainName(probe.description);
  const same = accession === probe.accession && description === probe.description;
  return same ? probe : { accession, description };
}

function requireSamplesOnce(file: string, samples: readonly TableSample[]): void {
  const places = new Map<string, string>();
  for (const { id, place } of samples) {
    if (id === '') throw new Error(`${file}, ${place}: the id of the sample is empty.`);
    const before = places.get(id);
    if (before !== undefined) {
      throw new Error(`${file}: sample ${id} appears twice, in ${before} and in ${place}.`);
    }
    places.set(id, place);
  }
}

/** Positions of the probes to keep. */
function distinctProbes(table: ExpressionTable, found: (finding: Finding) => void): number[] {
  const { file, probes, placeOf, values } = table;
  const first = new Map<string, number>();
  const again: string[] = [];
  const kept: number[] = [];
  for (let j = 0; j < probes.length; j++) {
    const { accession } = probes[j];
    if (accession === '') throw new Error(`${file}, ${placeOf(j)}: the probe has no id.`);
    const before = first.get(accession);
    if (before === undefined) {
      first.set(accession, j);
      kept.push(j);
      continue;
    }
    if (!values.every((row) => Object.is(row[j], row[before]))) {
      throw new Error(
        `${file}: probe ${accession} appears twice with different values, in ${placeOf(before)} and ` +
          `in ${placeOf(j)}. Give each an id of its own, or keep one of them.`,
      );
    }
    again.push(accession);
  }
  if (again.length > 0) {
    const message = `${file}: ${again.length} probes are listed again with the same values (${again[0]} is the first); each is kept once.`;
    found({ level: 'warning', check: 'duplicated ids', message });
  }
  return kept;
}
