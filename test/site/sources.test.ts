import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { notebookText, type Notebook } from '../../src/notebook/notebook.js';
import { notebooksIn, notebooksOf } from '../../src/site/sources.js';
import { codeCell, notebook, shown } from './small-notebook.js';

let folder: string;
let places: { cohort: 'golub' | 'simulated'; notebooks: string; results: string };
const write = (place: 'notebooks' | 'run', name: string, what: Notebook) => {
  mkdirSync(join(folder, place), { recursive: true });
  writeFileSync(join(folder, place, `${name}.ipynb`), notebookText(what));
};
const executed = (text: string) => notebook(codeCell('1', shown({ 'text/plain': text })));

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sources-'));
  places = { cohort: 'golub', notebooks: join(folder, 'notebooks'), results: join(folder, 'run') };
  for (const name of ['01-a', '02-b']) write('notebooks', name, executed('own'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const run = (name: string) => write('run', name, executed('run'));
const outputs = () =>
  notebooksOf(places).map(({ name, notebook: { cells } }) => [
    name,
    (cells[0].outputs![0] as { data: object }).data,
  ]);

describe('the notebooks of a cohort', () => {
  test('are those of its last run', () => {
    run('01-a');
    run('02-b');
    expect(outputs()).toEqual([
      ['01-a', { 'text/plain': 'run' }],
      ['02-b', { 'text/plain': 'run' }],
    ]);
  });

  test('are the committed ones of the real cohort where a run was not complete', () => {
    run('01-a');
    expect(outputs()).toEqual([
      ['01-a', { 'text/plain': 'own' }],
      ['02-b', { 'text/plain': 'own' }],
    ]);
  });

  test('have one with a letter after its number in its place', () => {
    for (const name of ['01-a', '02-b', '01b-more']) {
      write('notebooks', name, executed('own'));
      run(name);
    }
    expect(outputs().map(([name]) => name)).toEqual(['01-a', '01b-more', '02-b']);
  });

  test('are missed with the command that makes them', () => {
    places.cohort = 'simulated';
    expect(() => notebooksOf(places)).toThrow('npm start -- --cohort simulated');
    run('01-a');
    expect(() => notebooksOf(places)).toThrow('not yet 02-b');
  });
});

test('a notebook that was not run is refused by name', () => {
  write('notebooks', '02-b', notebook(codeCell('console.log(1)')));
  expect(() => notebooksOf(places)).toThrow('02-b.ipynb has no outputs');
});

test('an empty folder is refused, and files that are no numbered notebooks are passed over', () => {
  expect(() => notebooksIn(join(folder, 'nowhere'), 'golub')).toThrow('no notebooks in');
  write('notebooks', 'scratch', executed('scratch'));
  expect(notebooksIn(places.notebooks, 'golub').map(({ name }) => name)).toEqual(['01-a', '02-b']);
});
