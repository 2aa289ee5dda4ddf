import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { notebookText } from '../../src/notebook/notebook.js';
import { render } from '../../src/site/render-run.js';
import { codeCell, markdownCell, notebook, shown } from './small-notebook.js';

let folder: string;
let said: string;
let complaints: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'render-'));
  said = complaints = '';
  mkdirSync(join(folder, 'notebooks'));
  mkdirSync(join(folder, 'results', 'golub'), { recursive: true });
  const cells = [markdownCell('# 1 · A'), codeCell('1', shown({ 'text/plain': 'one' }))];
  writeFileSync(join(folder, 'notebooks', '01-a.ipynb'), notebookText(notebook(...cells)));
  writeFileSync(join(folder, 'results', 'golub', 'run.json'), '{"headline": "3 of 34 wrong"}');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const run = (...args: string[]) =>
  render(args, {
    notebooks: join(folder, 'notebooks'),
    results: join(folder, 'results'),
    startedIn: folder,
    makeAssets: () => Promise.resolve({ files: [], policy: '' }),
    serve: (site) => Promise.resolve(`http://here/ (${relative(folder, site)})`),
    say: (text) => (said += `${text}\n`),
    complain: (text) => (complaints += `${text}\n`),
  });

test('the committed notebooks become a site beside the results of the real cohort', async () => {
  expect(await run()).toBe(0);
  expect(said).toBe('The site: results/golub/site/index.html\n');
  const site = join(folder, 'results', 'golub', 'site');
  expect(readFileSync(join(site, 'index.html'), 'utf8')).toContain('3 of 34 wrong');
  expect(readFileSync(join(site, '01-a.html'), 'utf8')).toContain('>one</pre>');
});

test('folders are meant from where the command was started', async () => {
  expect(await run('--from', 'notebooks', '--out', 'public')).toBe(0);
  expect(existsSync(join(folder, 'public', '01-a.html'))).toBe(true);
  expect(existsSync(join(folder, 'public', 'tables'))).toBe(false);
});

test('a site is served where that is asked for', async () => {
  expect(await run('--serve', '--out', 'public')).toBe(0);
  expect(said).toContain('Served at http://here/ (public) until you press Ctrl-C.\n');
});

test('what was never run is an error that says how to run it', async () => {
  expect(await run('--cohort', 'simulated')).toBe(1);
  expect(complaints).toContain('npm start -- --cohort simulated');
});

test('a site is rendered anew in its folder, and in none that holds anything else', async () => {
  expect([await run('--out', 'public'), await run('--out', 'public')]).toEqual([0, 0]);
  writeFileSync(join(folder, 'public', 'CNAME'), 'example.org');
  expect(await run('--out', 'public')).toBe(1);
  expect(complaints).toContain('holds CNAME');
});

test('a damaged notebook is named', async () => {
  const bad = codeCell('1', shown({ 'image/png': 'AAAA' }));
  writeFileSync(join(folder, 'notebooks', '01-a.ipynb'), notebookText(notebook(bad)));
  expect(await run()).toBe(1);
  expect(complaints).toContain('01-a.ipynb cannot be made a page: ');
});

test.each([
  [['--cohort', 'mice'], 'the cohorts are golub and simulated'],
  [['--colour', 'red'], 'npm run render -- --help'],
  [['page'], 'npm run render -- --help'],
])('%j is no command', async (args, words) => {
  expect(await run(...args)).toBe(2);
  expect(complaints).toContain(words);
});

test('--help lists the options', async () => {
  expect(await run('--help')).toBe(0);
  for (const option of ['--cohort', '--from', '--out']) expect(said).toContain(option);
});
