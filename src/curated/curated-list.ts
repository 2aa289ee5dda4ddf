import { columnOf, readCsv } from '../cohort/csv-table.js';
import { projectText } from '../files/project-file.js';

/** How far an entry of a curated list was checked; `data/README.md` says what each means for which list. */
export type Checked = (typeof CHECKED)[number];

const CHECKED = ['read', 'data', 'recalled'] as const;

/** One line of a curated list. */
export interface CuratedRow<Column extends string> {
  /** File and line, for error messages. */
  readonly where: string;
  readonly cells: Readonly<Record<Column, string>>;
  readonly checked: Checked;
}

/**
 * The lines of a curated list: a CSV file with a column `checked` that says of every entry how far it was checked.
 *
 * @param text the file's content
 * @param file its name, for error messages
 * @param columns those it must have beside `checked`; others are passed over
 * @throws Error naming the file, and the line where there is one, when the text is no CSV, a column is missing or an
 *   entry does not say how far it was checked
 */
export function curatedRows<Column extends string>(
  text: string,
  file: string,
  columns: readonly Column[],
): CuratedRow<Column>[] {
  const table = readCsv(text, file);
  const at = columns.map((column) => columnOf(table, column));
  const checkedAt = columnOf(table, 'checked');
  return table.rows.map(({ line, cells }) => {
    const where = `${file}, line ${line}`;
    const checked = CHECKED.find((grade) => grade === cells[checkedAt]);
    if (checked === undefined) {
      throw new Error(
        `${where}: checked is "${cells[checkedAt]}"; it must be ${CHECKED.slice(0, -1).join(', ')} or ` +
          `${CHECKED[CHECKED.length - 1]}. What was not verified is recalled.`,
      );
    }
    const named = columns.map((column, k) => [column, cells[at[k]]]);
    return { where, cells: Object.fromEntries(named) as Record<Column, string>, checked };
  });
}

/** The lines of a curated list that lies in the project's `data/`. */
export async function readCuratedList<Column extends string>(
  name: string,
  columns: readonly Column[],
): Promise<CuratedRow<Column>[]> {
  const file = `data/${name}`;
  return curatedRows(await projectText(file), file, columns);
}
