import type { DataFrame } from 'danfojs-node';

import { csvText } from './comma-separated.js';

/** A row of a table: an object of texts, numbers and truth values. NaN, null and undefined are empty cells. */
export type Row = object;

let loading: Promise<typeof import('danfojs-node')> | undefined;

/**
 * danfojs-node on TensorFlow's plain JavaScript backend, loaded at first use.
 *
 * The package wants a native TensorFlow build that does not install everywhere; package.json replaces that by
 * `@tensorflow/tfjs-core`, which needs its backend loaded first. The two copies of the core then warn that the platform
 * was set twice, which is harmless, and is kept off a reader's screen.
 */
function danfo(): Promise<typeof import('danfojs-node')> {
  loading ??= (async () => {
    const warn = console.warn;
    console.warn = () => undefined;
    try {
      await import('@tensorflow/tfjs-backend-cpu');
      return await import('danfojs-node');
    } finally {
      console.warn = warn;
    }
  })();
  return loading;
}

/**
 * Rows as a danfo data frame, with explicit columns: danfo sorts integer-like headers to the front when it finds the
 * columns itself.
 *
 * @param columns names and order; default: those of the first row
 */
export async function frame(rows: readonly Row[], columns?: readonly string[]): Promise<DataFrame> {
  const { DataFrame } = await danfo();
  const names = [...(columns ?? Object.keys(rows[0] ?? {}))];
  return new DataFrame(
    rows.map((row) => names.map((name) => (row as Record<string, unknown>)[name] ?? NaN)),
    { columns: names },
  );
}

/** The cells of a frame, row by row. */
export function cells(df: DataFrame): unknown[][] {
  return df.values as unknown[][];
}

/** The rows as comma-separated values, see `csvText`. */
export async function csvOf(rows: readonly Row[], columns: readonly string[]): Promise<string> {
  return csvText(columns, rows.length === 0 ? [] : cells(await frame(rows, columns)));
}
