import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import {
  executable,
  fakeJupyterLab,
  fakePython,
  removeScratch,
  scratchLab,
} from './scratch-lab.js';

afterAll(removeScratch, 30_000);

const stillWorks = /npm start[^]*npm run render[^]*notebooks\//;
const works = `
console.log('Ignoring two: markers \\'sys_platform == "x"\\' don\\'t match your environment');
console.log('Collecting one==1.0 (from -r requirements.txt (line 1))');
console.log('Installing collected packages: one, three');
installLab();`;

const withPython = (pip: string, options = {}) => {
  const lab = scratchLab();
  const path = executable(join(lab.root, 'python', 'python3'), fakePython(pip, options));
  const setup = (...args: string[]) => lab.start(['--setup-only', ...args], { PATH: path }).ended;
  return { ...lab, path, setup, own: join(lab.root, '.cache/lab-venv/bin/jupyter-lab') };
};

describe('which JupyterLab', () => {
  test('the one on the PATH is used, and nothing is installed', async () => {
    const lab = scratchLab();
    const path = executable(join(lab.root, 'on-path', 'jupyter-lab'), fakeJupyterLab());
    const { code, stdout } = await lab.start(['--setup-only'], { PATH: path }).ended;
    expect({ code, stdout }).toEqual({ code: 0, stdout: `${join(path, 'jupyter-lab')}\n` });
    expect(existsSync(join(lab.root, '.cache/lab-venv'))).toBe(false);
    const spec = JSON.parse(lab.read('.cache/jupyter/kernels/tslab/kernel.json')) as object;
    expect(spec).toMatchObject({ display_name: 'TypeScript (tslab)' });
  });

  test('one in .venv is used where the PATH has none', async () => {
    const lab = scratchLab();
    executable(join(lab.root, '.venv/bin/jupyter-lab'), fakeJupyterLab());
    const { stdout } = await lab.start(['--setup-only'], {}).ended;
    expect(stdout).toBe(`${join(lab.root, '.venv/bin/jupyter-lab')}\n`);
  });

  test('one that is too old is named and passed over', async () => {
    const lab = withPython(works);
    executable(join(lab.path, 'jupyter-lab'), 'echo 3.6.8', true);
    const { stdout, stderr } = await lab.setup();
    expect(stderr).toContain(`${join(lab.path, 'jupyter-lab')} is version 3.6.8, and 4 is needed`);
    expect(stdout).toBe(`${lab.own}\n`);
  });

  test('with --own the project makes its own whatever is there', async () => {
    const lab = withPython(works);
    executable(join(lab.path, 'jupyter-lab'), fakeJupyterLab());
    expect((await lab.setup('--own')).stdout).toBe(`${lab.own}\n`);
  });
});

describe('the own environment', () => {
  test('is made with progress, once, and tells nobody else of itself', async () => {
    const lab = withPython(works);
    const first = await lab.setup();
    expect(first.stdout).toBe(`${lab.own}\n`);
    expect(first.stderr).toContain('fetching 1 of 2 packages: one');
    expect(first.stderr).toContain('2 packages, checked against their checksums');
    expect(lab.read('.cache/lab-venv/etc/jupyter/labconfig/page_config.json')).toContain(
      '"@jupyterlab/apputils-extension:announcements":true',
    );
    const again = await lab.setup();
    expect(again.stdout).toBe(first.stdout);
    expect(again.stderr).not.toContain('packages');
  });

  // Five set-ups: run by `npm run test:full`, as this whole file is.
  test.runIf(process.env.TEST_FULL !== undefined)(
    'is made again when broken off, changed, or broken',
    async () => {
      const lab = withPython(works);
      const made = async () => (await lab.setup()).stderr.includes('fetching');
      await lab.setup();
      writeFileSync(join(lab.root, '.cache/lab-venv/installed'), '');
      expect(await made()).toBe(true);
      lab.write('src/lab/requirements.txt', 'one==1.1\n');
      expect(await made()).toBe(true);
      executable(lab.own, 'exit 1', true);
      expect(await made()).toBe(true);
      expect(await made()).toBe(false);
    },
  );

  test('an installation that fails leaves nothing that looks finished', async () => {
    const lab = withPython("console.error('ERROR: Something new'); process.exit(1);");
    const { code, stderr } = await lab.setup();
    expect(code).toBe(1);
    expect(stderr).toMatch(/pip could not install JupyterLab:\nERROR: Something new\n/);
    expect(stderr).toMatch(stillWorks);
    expect(existsSync(join(lab.root, '.cache/lab-venv/installed'))).toBe(false);
  });

  test('without Python it says so and what still works', async () => {
    const { code, stderr } = await scratchLab().start(['--setup-only'], {}).ended;
    expect(code).toBe(1);
    expect(stderr).toContain('There is no Python on the PATH; Python 3.10 or later is needed');
    expect(stderr).toMatch(stillWorks);
  });

  test('a Python that is too old is named', async () => {
    const lab = withPython(works, { version: '3 9 True' });
    expect((await lab.setup()).stderr).toContain(
      `${join(lab.path, 'python3')} is Python 3.9; Python 3.10 or later is needed`,
    );
  });

  test('a Python without venv is named with the package that brings it; the next one is used', async () => {
    const lab = withPython(works, { version: '3 11 False' });
    expect((await lab.setup()).stderr).toContain('sudo apt install python3.11-venv');
    executable(join(lab.path, 'python3.12'), fakePython(works));
    expect((await lab.setup()).stdout).toBe(`${lab.own}\n`);
  });

  test('an environment that cannot be made is explained in the words of Python', async () => {
    const lab = withPython(works, { venv: "console.error('No room'); process.exit(1);" });
    expect((await lab.setup()).stderr).toMatch(
      /python3 could not make a virtual environment:\nNo room\n/,
    );
  });

  test('an extension that cannot be built leaves the figures as pictures', async () => {
    const lab = withPython(works);
    lab.write('dist/lab/build-extension.js', "throw new Error('no esbuild here');");
    const { code, stderr } = await lab.setup();
    expect(code).toBe(0);
    expect(stderr).toContain('figures      pictures only');
    expect(stderr).toContain('no esbuild here');
  });
});
