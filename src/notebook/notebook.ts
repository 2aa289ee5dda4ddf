import { readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { writeWhole } from '../files/write-whole.js';

/** An output of a code cell, with its texts in one piece (a file has them as lines). */
export type Output =
  | { output_type: 'stream'; name: 'stdout' | 'stderr'; text: string }
  | {
      output_type: 'display_data';
      data: Record<string, unknown>;
      metadata: Record<string, unknown>;
    }
  | {
      output_type: 'execute_result';
      execution_count: number;
      data: Record<string, unknown>;
      metadata: Record<string, unknown>;
    }
  | ErrorOutput;

export type ErrorOutput = {
  output_type: 'error';
  ename: string;
  evalue: string;
  traceback: string[];
};

export type CellMetadata = { tags?: string[] } & Record<string, unknown>;

export type Cell = {
  cell_type: 'code' | 'markdown' | 'raw';
  id: string;
  metadata: CellMetadata;
  source: string;
  outputs?: Output[];
  execution_count?: number | null;
};

/** A notebook in nbformat 4.5. */
export type Notebook = {
  cells: Cell[];
  metadata: Record<string, unknown>;
  nbformat: number;
  nbformat_minor: number;
};

/** A code cell that is not empty, as people count them: from 1, which is also its execution count. */
export type CodeCell = { number: number; cell: Cell; heading: string };

/**
 * Reads a notebook. Cells of files older than nbformat 4.5 get ids by their place.
 * @throws Error when the file cannot be read or is no notebook in nbformat 4.
 */
export function readNotebook(path: string): Notebook {
  let read: Partial<Notebook>;
  try {
    read = JSON.parse(readFileSync(path, 'utf8')) as Partial<Notebook>;
  } catch (error) {
    throw new Error(`${basename(path)} cannot be read as a notebook: ${(error as Error).message}`);
  }
  if (read.nbformat !== 4 || !Array.isArray(read.cells)) {
    const found = read.nbformat === undefined ? 'no nbformat' : `nbformat ${read.nbformat}`;
    throw new Error(`${basename(path)} has ${found}; a notebook in nbformat 4 is needed.`);
  }
  const cells = read.cells.map((cell, at) => ({
    ...cell,
    id: cell.id ?? `cell-${at + 1}`,
    metadata: cell.metadata ?? {},
    source: joined(cell.source),
    ...(cell.outputs && { outputs: cell.outputs.map(joinOutput) }),
  }));
  return { ...read, cells, metadata: read.metadata ?? {}, nbformat: 4, nbformat_minor: 5 };
}

/** The text of a notebook file as Jupyter writes it: sorted keys, an indent of one space, texts as lines. */
export function notebookText(notebook: Notebook): string {
  const cells = notebook.cells.map((cell) => ({
    ...cell,
    source: lines(cell.source),
    ...(cell.outputs && { outputs: cell.outputs.map(splitOutput) }),
  }));
  return JSON.stringify(sorted({ ...notebook, cells }), null, 1) + '\n';
}

/**
 * Writes a notebook in one step: a reader finds the old file or the new one, never half of it.
 * @throws NotSaved naming the file and the reason
 */
export function writeNotebook(path: string, notebook: Notebook): Promise<void> {
  return writeWhole(dirname(path), basename(path), notebookText(notebook));
}

/** The code cells that have something to run, each with the heading it stands under. */
export function codeCells(notebook: Notebook): CodeCell[] {
  const found: CodeCell[] = [];
  let heading = '';
  for (const cell of notebook.cells) {
    if (cell.cell_type === 'markdown') heading = lastHeading(cell.source) ?? heading;
    if (cell.cell_type !== 'code' || !cell.source.trim()) continue;
    found.push({ number: found.length + 1, cell, heading: heading || firstLine(cell.source) });
  }
  return found;
}

/** A copy with neither outputs nor counts, and without the times that some front ends leave behind. */
export function withoutOutputs(notebook: Notebook): Notebook {
  const cells = notebook.cells.map((cell) => {
    if (cell.cell_type !== 'code') return cell;
    const metadata = { ...cell.metadata };
    delete metadata.execution;
    return { ...cell, metadata, outputs: [], execution_count: null };
  });
  return { ...notebook, cells };
}

function lastHeading(markdown: string): string | undefined {
  return [...markdown.matchAll(/^#{1,6}\s+(.+?)\s*#*$/gm)].at(-1)?.[1];
}

function firstLine(source: string): string {
  return source.trim().split('\n')[0];
}

function joined(text: unknown): string {
  return Array.isArray(text) ? text.join('') : typeof text === 'string' ? text : '';
}

function lines(text: string): string[] {
  return text === '' ? [] : text.split(/(?<=\n)/);
}

/** Jupyter keeps these as lines; other strings, such as pictures, stay in one piece, and JSON as it is. */
function isText(mime: string): boolean {
  return mime.startsWith('text/') || ['application/javascript', 'image/svg+xml'].includes(mime);
}

function joinOutput(output: Output): Output {
  if (output.output_type === 'stream') return { ...output, text: joined(output.text) };
  if (!('data' in output)) return output;
  const data = mapData(output.data, (value) => (Array.isArray(value) ? value.join('') : value));
  return { ...output, data };
}

function splitOutput(output: Output): object {
  if (output.output_type === 'stream') return { ...output, text: lines(output.text) };
  if (!('data' in output)) return output;
  const data = mapData(output.data, (value) => (typeof value === 'string' ? lines(value) : value));
  return { ...output, data };
}

function mapData(data: Record<string, unknown>, change: (value: unknown) => unknown) {
  const entries = Object.entries(data);
  return Object.fromEntries(
    entries.map(([mime, value]) => [mime, isText(mime) ? change(value) : value]),
  );
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]));
}
