import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { checkNotebooks, countNotebooks } from '../../src/notebook/check-notebooks.js';
import { chosenNotebooks } from '../../src/start/chosen-notebooks.js';
import { notebookFiles } from '../../src/notebook/notebook-files.js';
import { writeNotebook } from '../../src/notebook/notebook.js';
import { notebooksIn } from '../../src/site/sources.js';
import { codeCell, notebook, shown } from '../site/small-notebook.js';

const folder = mkdtempSync(join(tmpdir(), 'notebook-files-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const names = ['01-exploration', '04-modeling', '04b-evaluation', '10-survival'];
const others = ['Untitled', '05-mine-Copy1 (2)', '02', '4bc-two', 'a03-b'];

test('what is run, checked and rendered are the same notebooks, and scratch files are none', async () => {
  for (const name of [...others, ...names]) {
    await writeNotebook(join(folder, `${name}.ipynb`), notebook(codeCell('bad code', shown({}))));
  }
  expect(notebookFiles(folder)).toEqual(
    names.map((name) => ({ name, path: join(folder, `${name}.ipynb`) })),
  );
  expect(chosenNotebooks(folder, []).map(({ name }) => name)).toEqual(names);
  expect(chosenNotebooks(folder, ['10']).map(({ name }) => name)).toEqual(['10-survival']);
  expect(notebooksIn(folder, 'golub').map(({ name }) => name)).toEqual(names);
  expect(countNotebooks(folder)).toBe(names.length);
  const complainedOf = (await checkNotebooks(folder)).map((line) => /(\S+)\.ipynb/.exec(line)![1]);
  expect(new Set(complainedOf)).toEqual(
    new Set(names.map((name) => `${basename(folder)}/${name}`)),
  );
});

test('a folder that is not there has none', () => {
  expect(notebookFiles(join(folder, 'nowhere'))).toEqual([]);
});
