import { tableBundle } from './table.js';

/** As much of a danfo frame or series as is needed to show it. */
export interface FrameLike {
  readonly $isSeries: boolean;
  readonly columns: readonly string[];
  readonly index: readonly (string | number)[];
  /** Row by row; of a series its values. */
  readonly values: readonly unknown[];
}

const mostRows = 20;
const mostColumns = 20;

/** The first rows and columns of a frame, with its index where that says more than the row's number. */
export function frameBundle(frame: FrameLike) {
  const { $isSeries, columns, index, values } = frame;
  const rows = values.slice(0, mostRows).map((row) => ($isSeries ? [row] : (row as unknown[])));
  const names = columns.slice(0, mostColumns).map(String);
  const numbered = index.every((label, i) => label === i);
  const shown = rows.map((row, i) => [
    ...(numbered ? [] : [index[i]]),
    ...row.slice(0, mostColumns),
  ]);
  return tableBundle(captionOf(frame), numbered ? names : ['', ...names], shown);
}

function captionOf({ $isSeries, columns, values }: FrameLike): string {
  const count = (n: number) => n.toLocaleString('en-US');
  const [rows, width] = [values.length, columns.length];
  const size = $isSeries
    ? `Series of ${count(rows)}`
    : `Data frame of ${count(rows)} rows × ${count(width)} columns`;
  const parts = [
    ...(rows > mostRows ? [`the first ${mostRows} rows`] : []),
    ...(width > mostColumns ? [`the first ${mostColumns} columns`] : []),
  ];
  return parts.length > 0 ? `${size}: ${parts.join(', ')}` : size;
}
