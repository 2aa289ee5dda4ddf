import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { leftOver } from '../build.mjs';

const folder = mkdtempSync(join(tmpdir(), 'build-'));
afterAll(() => rmSync(folder, { recursive: true }));

function files(...names) {
  for (const name of names) {
    mkdirSync(join(folder, dirname(name)), { recursive: true });
    writeFileSync(join(folder, name), '');
  }
}

describe('what a build leaves in dist/', () => {
  it('is no file or folder whose source is gone, and nothing else goes', () => {
    files('src/index.ts', 'src/files/write.ts', 'src/site/style.css');
    files('dist/.tsbuildinfo', 'dist/index.js', 'dist/index.d.ts', 'dist/files/write.js');
    expect(leftOver(join(folder, 'src'), join(folder, 'dist'))).toEqual([]);
    files('dist/cohort/write.js', 'dist/cohort/formats/csv.js', 'dist/files/read.d.ts');
    expect(leftOver(join(folder, 'src'), join(folder, 'dist')).sort()).toEqual([
      'cohort',
      join('files', 'read.d.ts'),
    ]);
  });
});
