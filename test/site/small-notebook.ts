import type { Cell, Notebook, Output } from '../../src/notebook/notebook.js';

/** A picture of one pixel. */
export const pixel =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

export const plotly = 'application/vnd.plotly.v1+json';

/** An output with the forms given, by MIME type. */
export function shown(data: Record<string, unknown>, metadata: object = {}): Output {
  return { output_type: 'display_data', data, metadata: { ...metadata } };
}

/** A figure as this project's notebooks hold it. */
export function figureOutput(alt: string, figure: object = { data: [], layout: {} }): Output {
  const about = { 'image/png': { width: 860, height: 500, alt } };
  return shown({ [plotly]: figure, 'image/png': pixel, 'text/plain': alt }, about);
}

export function markdownCell(source: string): Cell {
  return { cell_type: 'markdown', id: 'words', metadata: {}, source };
}

/** A code cell that was run; it is the parameters cell when it declares them. */
export function codeCell(source: string, ...outputs: Output[]): Cell {
  const metadata = source.startsWith('const parameters') ? { tags: ['parameters'] } : {};
  return { cell_type: 'code', id: 'code', metadata, source, outputs, execution_count: 1 };
}

/** A notebook of the cells given; ids are made unique by their place. */
export function notebook(...cells: Cell[]): Notebook {
  const numbered = cells.map((cell, at) => ({ ...cell, id: `${cell.id}-${at}` }));
  return { cells: numbered, metadata: {}, nbformat: 4, nbformat_minor: 5 };
}
