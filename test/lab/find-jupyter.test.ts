import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { findJupyterLab } from '../../src/lab/find-jupyter.js';
import { Processes } from '../../src/command/processes.js';
import { executable } from './scratch-lab.js';

const folder = mkdtempSync(join(tmpdir(), 'lab-test-'));
afterAll(() => rmSync(folder, { recursive: true }));

const command = (folderName: string, name: string, script: string) =>
  executable(join(folder, folderName, name), script, true);

const lab = command('lab', 'jupyter-lab', 'echo 4.6.6');
const jupyter = command('jupyter', 'jupyter', 'test "$1" = lab && echo 4.2.0');
const without = command('without', 'jupyter', 'exit 1');
const shim = command('shim', 'jupyter-lab', 'exit 127');
const next = command('next', 'jupyter-lab', 'echo "a warning"; echo 5.0.0');

async function find(...path: string[]) {
  const passedOver: string[] = [];
  const found = await findJupyterLab(path.join(delimiter), new Processes(), (reason) =>
    passedOver.push(reason),
  );
  return { found, passedOver };
}

test('JupyterLab is found as jupyter-lab, or as jupyter lab where that works', async () => {
  const asItself = { command: [join(lab, 'jupyter-lab')], version: '4.6.6' };
  const asCommand = { command: [join(jupyter, 'jupyter'), 'lab'], version: '4.2.0' };
  expect(await find(jupyter, lab)).toEqual({ found: asItself, passedOver: [] });
  expect(await find(without, jupyter)).toEqual({ found: asCommand, passedOver: [] });
  expect(await find(without)).toEqual({ found: undefined, passedOver: [] });
  expect(await find('')).toEqual({ found: undefined, passedOver: [] });
});

test('what does not start, or is of another major version, is passed over with its reason', async () => {
  const { found, passedOver } = await find(shim, next, lab);
  expect(found?.version).toBe('4.6.6');
  expect(passedOver).toEqual([
    `${join(shim, 'jupyter-lab')} does not start`,
    `${join(next, 'jupyter-lab')} is version 5.0.0, and 4 is needed`,
  ]);
});
