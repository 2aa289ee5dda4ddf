import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import {
  codeCells,
  notebookText,
  readNotebook,
  withoutOutputs,
  writeNotebook,
} from '../../src/notebook/notebook.js';
import { notebookOf } from '../kernel/fixtures.js';

const folder = mkdtempSync(join(tmpdir(), 'notebook-test-'));
const path = join(folder, 'a.ipynb');

afterAll(() => rmSync(folder, { recursive: true }));

// As nbformat 5 writes it (json.dumps with indent=1, sort_keys=True), with every kind of text there is.
const asJupyterWrites = `{
 "cells": [
  {
   "cell_type": "markdown",
   "id": "title",
   "metadata": {},
   "source": [
    "# Title\\n",
    "text"
   ]
  },
  {
   "cell_type": "code",
   "execution_count": 1,
   "id": "c1",
   "metadata": {
    "tags": [
     "parameters"
    ]
   },
   "outputs": [
    {
     "name": "stdout",
     "output_type": "stream",
     "text": [
      "a\\n",
      "b\\n"
     ]
    },
    {
     "data": {
      "application/vnd.plotly.v1+json": {
       "data": [],
       "layout": {
        "title": "Grün"
       }
      },
      "image/png": "iVBORw0KGgo=",
      "text/html": [
       "<b>\\n",
       "</b>"
      ],
      "text/plain": [
       "b"
      ]
     },
     "metadata": {},
     "output_type": "display_data"
    }
   ],
   "source": [
    "const parameters = {};"
   ]
  },
  {
   "cell_type": "code",
   "execution_count": null,
   "id": "c2",
   "metadata": {},
   "outputs": [],
   "source": []
  }
 ],
 "metadata": {
  "kernelspec": {
   "display_name": "TypeScript (tslab)",
   "language": "typescript",
   "name": "tslab"
  }
 },
 "nbformat": 4,
 "nbformat_minor": 5
}
`;

test('a notebook that is read and written comes back byte by byte', async () => {
  writeFileSync(path, asJupyterWrites);
  const notebook = readNotebook(path);
  expect(notebook.cells[0].source).toBe('# Title\ntext');
  expect(notebook.cells[1].outputs![0]).toMatchObject({ text: 'a\nb\n' });
  await writeNotebook(path, notebook);
  expect(readFileSync(path, 'utf8')).toBe(asJupyterWrites);
  expect(readdirSync(folder)).toEqual(['a.ipynb']);
});

test('a notebook that cannot be written leaves the old one and nothing half', async () => {
  const target = join(folder, 'taken.ipynb');
  mkdirSync(join(target, 'in-the-way'), { recursive: true });
  await expect(writeNotebook(target, notebookOf('1'))).rejects.toThrow('taken.ipynb was not saved');
  expect(readdirSync(folder).filter((name) => name.includes('partial'))).toEqual([]);
  expect(readdirSync(target)).toEqual(['in-the-way']);
});

test('files that are no notebook of nbformat 4 are refused by name', () => {
  writeFileSync(path, '{"cells": [');
  expect(() => readNotebook(path)).toThrow(/^a\.ipynb cannot be read as a notebook/);
  writeFileSync(path, '{"nbformat": 3, "worksheets": []}');
  expect(() => readNotebook(path)).toThrow('a.ipynb has nbformat 3');
});

test('cells of an older minor version get ids, always the same', () => {
  const cell = { cell_type: 'code', metadata: {}, source: 'a', outputs: [], execution_count: null };
  writeFileSync(
    path,
    JSON.stringify({ cells: [cell, cell], metadata: {}, nbformat: 4, nbformat_minor: 2 }),
  );
  const notebook = readNotebook(path);
  expect(notebook.cells.map(({ id }) => id)).toEqual(['cell-1', 'cell-2']);
  expect(JSON.parse(notebookText(notebook))).toMatchObject({ nbformat_minor: 5 });
});

test('code cells are counted without empty ones, each under its nearest heading', () => {
  const notebook = notebookOf(
    'const first = 1;',
    '# One\n\ntext\n\n## Two\n',
    ' \n',
    'a\nb',
    '# Three',
    'c',
  );
  expect(codeCells(notebook).map(({ number, heading }) => [number, heading])).toEqual([
    [1, 'const first = 1;'],
    [2, 'Two'],
    [3, 'Three'],
  ]);
});

test('without outputs there are no counts and no times either, and the original is as it was', () => {
  const notebook = notebookOf('a');
  Object.assign(notebook.cells[0], {
    execution_count: 7,
    outputs: [{ output_type: 'stream', name: 'stdout', text: 'x' }],
    metadata: { tags: ['t'], execution: { 'iopub.execute_input': '2020-01-01' } },
  });
  const bare = withoutOutputs(notebook).cells[0];
  expect(bare).toMatchObject({ execution_count: null, outputs: [], metadata: { tags: ['t'] } });
  expect(bare.metadata).not.toHaveProperty('execution');
  expect(notebook.cells[0].metadata).toHaveProperty('execution');
});
