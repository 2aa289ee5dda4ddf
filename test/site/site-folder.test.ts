import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeSite } from '../../src/site/site-folder.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'site-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const files = (text: string) => [
  { path: 'index.html', content: text },
  { path: 'assets/page.js', content: Buffer.from('1') },
];

test('a site replaces the one before it whole', () => {
  const site = join(folder, 'deep', 'site');
  writeSite(site, [...files('old'), { path: '01-gone.html', content: '' }]);
  writeSite(site, files('new'));
  expect(readFileSync(join(site, 'index.html'), 'utf8')).toBe('new');
  expect(existsSync(join(site, '01-gone.html'))).toBe(false);
  expect(readdirSync(join(folder, 'deep'))).toEqual(['site']);
});

test('a folder with anything else in it is left alone', () => {
  const mine = join(folder, 'mine');
  mkdirSync(mine);
  writeFileSync(join(mine, 'thesis.txt'), 'words');
  expect(() => writeSite(mine, files('new'))).toThrow('holds other files');
  expect(readdirSync(mine)).toEqual(['thesis.txt']);
});

test('an empty folder is as good as none', () => {
  writeSite(folder, files('new'));
  expect(readFileSync(join(folder, 'index.html'), 'utf8')).toBe('new');
});
