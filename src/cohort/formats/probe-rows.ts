import type { Probe } from '../cohort.js';
import type { ExpressionTable, TableSample } from '../expression-table.js';
import type { Row } from './row.js';
import { ValueRows } from './value-rows.js';

/** Rows of probes as they are read, each with its id in the first cell and a column per sample. */
export class ProbeRows {
  private readonly probes: Probe[] = [];
  private readonly lineOf: number[] = [];
  private readonly values: ValueRows<Float64Array>;
  private readonly row: Float64Array;

  /** @param columns where a sample's values stand, in the header's order */
  constructor(
    private readonly file: string,
    private readonly header: Row,
    private readonly columns: readonly number[],
  ) {
    this.values = new ValueRows(columns.length, Float64Array);
    this.row = new Float64Array(columns.length);
  }

  get length(): number {
    return this.probes.length;
  }

  /** @throws Error naming file, line, column and value of what is no number */
  add(row: Row, description = ''): void {
    row.numbers(this.columns, this.place, this.row);
    this.values.add(this.row);
    this.probes.push({ accession: row.cell(0), description });
    this.lineOf.push(row.line);
  }

  table(samples: readonly TableSample[]): ExpressionTable {
    const { file, probes, lineOf } = this;
    const values = this.values.transposed();
    return { file, probes, placeOf: (j) => `line ${lineOf[j]}`, samples, values };
  }

  private readonly place = (row: Row, k: number): string =>
    `${this.file}, line ${row.line} (${row.cell(0)}), column "${this.header.cell(k)}"`;
}
