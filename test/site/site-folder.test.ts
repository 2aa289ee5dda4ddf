import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeSite } from '../../src/site/site-folder.js';

let folder: string;
let site: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'site-'));
  site = join(folder, 'site');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const files = (text: string) => [
  { path: 'index.html', content: text },
  { path: 'assets/page.js', content: Buffer.from('1') },
];
const index = () => readFileSync(join(site, 'index.html'), 'utf8');

function put(path: string): void {
  mkdirSync(dirname(join(site, path)), { recursive: true });
  writeFileSync(join(site, path), 'words');
}

test('a site replaces the one before it whole', () => {
  site = join(folder, 'deep', 'site');
  writeSite(site, [...files('old'), { path: '01-gone.html', content: '' }]);
  writeSite(site, files('new'));
  expect(index()).toBe('new');
  expect(existsSync(join(site, '01-gone.html'))).toBe(false);
  expect(readdirSync(join(folder, 'deep'))).toEqual(['site']);
});

test('a site says which files are its own', () => {
  writeSite(site, files('new'));
  expect(readFileSync(join(site, 'site-files.txt'), 'utf8').split('\n')).toEqual([
    expect.stringContaining('npm run render'),
    'assets',
    'assets/page.js',
    'index.html',
    'site-files.txt',
    '',
  ]);
});

test('a folder with anything else in it is left alone', () => {
  put('thesis.txt');
  expect(() => writeSite(site, files('new'))).toThrow('holds thesis.txt');
  expect(readdirSync(folder)).toEqual(['site']);
  expect(readdirSync(site)).toEqual(['thesis.txt']);
});

test.each(['CNAME', '.git/config', 'assets/mine.js', 'drafts/assets/page.js'])(
  'a site that was given %s is left alone',
  (path) => {
    writeSite(site, files('old'));
    put(path);
    expect(() => writeSite(site, files('new'))).toThrow('Choose an empty folder');
    expect(index()).toBe('old');
    expect(existsSync(join(site, path))).toBe(true);
    expect(readdirSync(folder)).toEqual(['site']);
  },
);

test('a site that lists no files is left alone, and what to do is said', () => {
  for (const { path } of files('old')) put(path);
  expect(() => writeSite(site, files('new'))).toThrow(/older version.*delete/);
  expect(index()).toBe('words');
});

test('an empty folder is as good as none', () => {
  mkdirSync(site);
  writeSite(site, files('new'));
  expect(index()).toBe('new');
});

test('a site is back where the new one cannot take its place', () => {
  writeSite(site, files('old'));
  const failing: typeof renameSync = (from, to) => {
    if (String(from).endsWith('.partial')) throw new Error('the disk is gone');
    renameSync(from, to);
  };
  expect(() => writeSite(site, files('new'), failing)).toThrow('the disk is gone');
  expect(index()).toBe('old');
  expect(readdirSync(folder)).toEqual(['site']);
});
