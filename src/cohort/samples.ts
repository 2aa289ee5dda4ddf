import type { Split } from './cohort.js';
import type { ExpressionTable } from './expression-table.js';
import { fewOf } from './names.js';

/** A sample on its way into a cohort. */
export interface SampleRow {
  readonly id: string;
  /** For messages: file, and line or column. */
  readonly place: string;
  readonly fields: Readonly<Record<string, string>>;
  /** The part its file was published as, where the file says it for all of its samples. */
  readonly split?: Split;
  readonly values: Float64Array;
  readonly calls?: string;
}

/** A sample whose class is known. */
export type LabelledRow = SampleRow & { readonly label: string };

/** An expression file, and the part that its samples play where the file says it for all. */
export type PlacedTable = ExpressionTable & { readonly split?: Split };

/**
 * The samples of all files, with the probes of each in the order of the first.
 *
 * @throws Error when the files don't have the same probes, or a sample is in two of them
 */
export function rowsOf(tables: readonly PlacedTable[]): SampleRow[] {
  const [first] = tables;
  const rows = tables.flatMap((table) => {
    const order = table === first ? undefined : orderOf(table, first);
    return table.samples.map(({ id, place, fields }, i): SampleRow => {
      const values = table.values[i];
      const calls = table.calls?.[i];
      return {
        id,
        place: `${table.file}, ${place}`,
        fields,
        split: table.split,
        values: order ? Float64Array.from(order, (j) => values[j]) : values,
        calls: order && calls ? order.map((j) => calls[j]).join('') : calls,
      };
    });
  });
  const places = new Map<string, string>();
  for (const { id, place } of rows) {
    const before = places.get(id);
    if (before !== undefined) throw new Error(`Sample ${id} is in ${before} and in ${place}.`);
    places.set(id, place);
  }
  return rows;
}

function orderOf(table: ExpressionTable, to: ExpressionTable): number[] {
  requireSameProbes(to, table);
  requireSameProbes(table, to);
  const at = new Map(table.probes.map(({ accession }, j) => [accession, j]));
  return to.probes.map(({ accession }) => at.get(accession)!);
}

function requireSameProbes(some: ExpressionTable, all: ExpressionTable): void {
  const known = new Set(all.probes.map(({ accession }) => accession));
  const extra = some.probes.flatMap((probe) =>
    known.has(probe.accession) ? [] : [probe.accession],
  );
  if (extra.length === 0) return;
  throw new Error(
    `${some.file} and ${all.file} must have the same probes: ${fewOf(extra, 1)} only in ${some.file}.`,
  );
}
