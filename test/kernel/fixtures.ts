import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import {
  notebookText,
  type Cell,
  type Notebook,
  type Output,
} from '../../src/notebook/notebook.js';

/** A notebook of the cells given: Markdown where one starts with `#`, the tag `parameters` where one declares them. */
export function notebookOf(...sources: string[]): Notebook {
  const cells = sources.map((source, at): Cell => {
    const id = `cell-${at}`;
    if (source.startsWith('#')) return { cell_type: 'markdown', id, metadata: {}, source };
    const metadata = source.startsWith('const parameters') ? { tags: ['parameters'] } : {};
    return { cell_type: 'code', id, metadata, source, outputs: [], execution_count: null };
  });
  const kernelspec = { display_name: 'TypeScript', language: 'typescript', name: 'tslab' };
  return { cells, metadata: { kernelspec }, nbformat: 4, nbformat_minor: 5 };
}

export function writeFixture(path: string, ...sources: string[]): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, notebookText(notebookOf(...sources)));
}

/** All that outputs print on a stream. */
export function printed(outputs: Output[], name: 'stdout' | 'stderr' = 'stdout'): string {
  return outputs
    .map((output) => (output.output_type === 'stream' && output.name === name ? output.text : ''))
    .join('');
}
