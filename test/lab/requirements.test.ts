import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot } from '../../src/files/project-root.js';

const read = (name: string) => readFileSync(join(projectRoot, 'src', 'lab', name), 'utf8');

test('every requirement has its version and checksums, and none is taken from elsewhere', () => {
  const requirements = read('requirements.txt')
    .replace(/^ *#.*\n/gm, '')
    .replaceAll('\\\n', '')
    .trim()
    .split('\n');
  expect(requirements.length).toBeGreaterThan(80);
  const pinned = /^[a-z0-9.-]+==\S+( ; [^#]+?)?(\s+--hash=sha256:[0-9a-f]{64})+$/;
  expect(requirements.filter((line) => !pinned.test(line))).toEqual([]);
});

test('what is asked for is what is pinned', () => {
  const asked = read('requirements.in').match(/^[a-z].*==.*$/gm)!;
  expect(asked[0]).toMatch(/^jupyterlab==4\./);
  for (const line of asked) expect(read('requirements.txt')).toContain(`\n${line} \\\n`);
});
