import { csvText } from '../presentation/comma-separated.js';
import type { Row } from '../presentation/frame.js';

export type { Row } from '../presentation/frame.js';

// As `presentation/frame.ts`: danfo brings TensorFlow along, so a page has what the notebooks ask of it, and no more.

/** The part of danfo's data frame that the notebooks use. */
export class PlainFrame {
  readonly $isSeries = false;
  readonly index: readonly number[];

  constructor(
    readonly values: readonly (readonly unknown[])[],
    readonly columns: readonly string[],
  ) {
    this.index = values.map((_, i) => i);
  }

  /** Rows that agree in some columns; groups are in the order in which their keys first appear. */
  groupby(keys: readonly string[]): PlainGroups {
    return new PlainGroups(this, keys);
  }

  /** Where a column stands. */
  at(column: string): number {
    const found = this.columns.indexOf(column);
    if (found >= 0) return found;
    throw new Error(`The frame has no column "${column}"; it has ${this.columns.join(', ')}.`);
  }
}

class PlainGroups {
  constructor(
    private readonly frame: PlainFrame,
    private readonly keys: readonly string[],
    private readonly counted: readonly string[] = [],
  ) {}

  /** Chooses the columns that are counted. */
  col(columns: readonly string[]): PlainGroups {
    columns.forEach((column) => this.frame.at(column));
    return new PlainGroups(this.frame, this.keys, columns);
  }

  /** A row per group: the keys, and how many rows it has for each chosen column. */
  count(): PlainFrame {
    const at = this.keys.map((key) => this.frame.at(key));
    const counts = grouped(this.frame.values, at).map((rows) => [
      ...at.map((k) => rows[0][k]),
      ...this.counted.map(() => rows.length),
    ]);
    return new PlainFrame(counts, [...this.keys, ...this.counted.map((name) => `${name}_count`)]);
  }
}

type Cells = readonly unknown[];

/** Rows that agree in some columns: by the first of them, in each group by the second, and so on. */
function grouped(rows: readonly Cells[], [first, ...others]: readonly number[]): Cells[][] {
  const groups = new Map<unknown, Cells[]>();
  for (const row of rows) {
    const group = groups.get(row[first]);
    if (group) group.push(row);
    else groups.set(row[first], [row]);
  }
  const found = [...groups.values()];
  return others.length === 0 ? found : found.flatMap((group) => grouped(group, others));
}

/** Rows as a frame, with explicit columns; what is null or undefined is NaN. */
export function frame(rows: readonly Row[], columns?: readonly string[]): Promise<PlainFrame> {
  const names = [...(columns ?? Object.keys(rows[0] ?? {}))];
  const values = rows.map((row) =>
    names.map((name) => (row as Record<string, unknown>)[name] ?? NaN),
  );
  return Promise.resolve(new PlainFrame(values, names));
}

/** The cells of a frame, row by row. */
export function cells(df: PlainFrame): readonly (readonly unknown[])[] {
  return df.values;
}

export async function csvOf(rows: readonly Row[], columns: readonly string[]): Promise<string> {
  return csvText(columns, cells(await frame(rows, columns)));
}
