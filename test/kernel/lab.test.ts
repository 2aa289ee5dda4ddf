import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { findJupyterLab } from '../../src/kernel/find-jupyter.js';
import { writeKernelSpec } from '../../src/kernel/kernel-spec.js';
import { packageRoot } from '../../src/kernel/root.js';

const folder = mkdtempSync(join(tmpdir(), 'lab-test-'));
afterAll(() => rmSync(folder, { recursive: true }));

const command = (name: string, script: string) => {
  const directory = join(folder, name + script.length);
  mkdirSync(directory);
  writeFileSync(join(directory, name), `#!/bin/sh\n${script}\n`);
  chmodSync(join(directory, name), 0o755);
  return directory;
};

test('the kernelspec starts this project launcher and is named tslab', () => {
  const written = writeKernelSpec(folder);
  expect(written).toBe(join(folder, 'kernels', 'tslab'));
  expect(JSON.parse(readFileSync(join(written, 'kernel.json'), 'utf8'))).toMatchObject({
    argv: [
      process.execPath,
      join(packageRoot, 'dist/kernel/launch.js'),
      '--config-path',
      '{connection_file}',
    ],
    display_name: 'TypeScript (tslab)',
    language: 'typescript',
  });
});

test('JupyterLab is found as jupyter-lab, or as jupyter lab where that works', () => {
  const lab = command('jupyter-lab', 'exit 0');
  const jupyter = command('jupyter', 'test "$1" = lab');
  const broken = command('jupyter', 'exit 1');
  expect(findJupyterLab([jupyter, lab].join(delimiter))).toEqual([join(lab, 'jupyter-lab')]);
  expect(findJupyterLab(jupyter)).toEqual([join(jupyter, 'jupyter'), 'lab']);
  expect(findJupyterLab(broken)).toBeUndefined();
  expect(findJupyterLab('')).toBeUndefined();
});
