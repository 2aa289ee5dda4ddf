import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { removeScratch, scratchLab } from './scratch-lab.js';

afterAll(removeScratch, 30_000);

// A real environment takes Python some 5 s.
const python = spawnSync('python3', ['-c', 'import venv, ensurepip']).status === 0;
test.skipIf(!python)('a package index that does not answer', { timeout: 120_000 }, async () => {
  const lab = scratchLab();
  const sums = `--hash=sha256:${'0'.repeat(64)}`;
  lab.write('src/lab/requirements.txt', `one==1.0 ${sums}\n`);
  const { code, stderr } = await lab.start(['--setup-only', '--own'], {
    ...{ PATH: process.env.PATH, PIP_CONFIG_FILE: '/dev/null', PIP_RETRIES: '1' },
    ...{ PIP_INDEX_URL: 'http://127.0.0.1:9/simple', PIP_FIND_LINKS: undefined },
  }).ended;
  expect(code).toBe(1);
  expect(stderr).toMatch(/The Python package index .* cannot be reached from here/);
  expect(stderr).toMatch(/pip says: \[Errno \d+\] Connection refused/);
  expect(stderr).toMatch(/npm start[^]*npm run render[^]*notebooks\//);
  expect(readFileSync(join(lab.root, '.cache/lab-venv/pyvenv.cfg'), 'utf8')).toContain('version');
});
