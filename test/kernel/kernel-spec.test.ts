import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { writeKernelSpec } from '../../src/kernel/kernel-spec.js';
import { projectRoot } from '../../src/files/project-root.js';

const folder = mkdtempSync(join(tmpdir(), 'lab-test-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('the kernelspec starts this project launcher and is named tslab', () => {
  const written = writeKernelSpec(folder);
  expect(written).toBe(join(folder, 'kernels', 'tslab'));
  expect(JSON.parse(readFileSync(join(written, 'kernel.json'), 'utf8'))).toMatchObject({
    argv: [
      process.execPath,
      join(projectRoot, 'dist/kernel/launch.js'),
      '--config-path',
      '{connection_file}',
    ],
    display_name: 'TypeScript (tslab)',
    language: 'typescript',
  });
});
