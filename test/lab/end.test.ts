import { renameSync, rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import {
  executable,
  fakeJupyterLab,
  fakePython,
  processesOf,
  removeScratch,
  scratchLab,
} from './scratch-lab.js';

// Real processes: the command, a stand-in for JupyterLab with a helper and a kernel, and TypeScript when src/ changes.

afterAll(removeScratch, 30_000);

/** Starts a lab and waits until everything runs. */
async function runningLab(jupyterLab: string) {
  const lab = scratchLab();
  const path = executable(join(lab.root, 'bin', 'jupyter-lab'), jupyterLab);
  const started = lab.start([], { PATH: path });
  await started.until('http://localhost:8888/lab?token=abc');
  expect(processesOf(lab.root)).toHaveLength(4);
  return { ...lab, ...started };
}

/** What the stand-in said of how it was started. */
const seen = (stderr: string) =>
  JSON.parse(/^\{"args.*$/m.exec(stderr)![0]) as {
    args: string[];
    kernel: number;
  } & NodeJS.ProcessEnv;

test.each([
  // npm hands on a Ctrl-C that the terminal has sent too: that is one.
  [['SIGINT', 'SIGINT'], 130],
  [['SIGTERM'], 143],
  [['SIGHUP'], 129],
] as const)('%s ends everything and nothing is left', async (names, expected) => {
  const { child, ended, root } = await runningLab(fakeJupyterLab());
  for (const name of names) child.kill(name);
  expect((await ended).code).toBe(expected);
  expect(processesOf(root)).toEqual([]);
});

test('a second Ctrl-C kills at once what does not end by itself', async () => {
  const { child, ended, root, said } = await runningLab(fakeJupyterLab(false));
  child.kill('SIGINT');
  await sleep(700);
  expect(processesOf(root).length).toBeGreaterThan(2);
  const second = performance.now();
  child.kill('SIGINT');
  expect((await ended).code).toBe(130);
  // Asked but once, it would be given 10 s.
  expect(performance.now() - second).toBeLessThan(5000);
  // The kernel is in a group of its own and sees to it itself that it ends with JupyterLab; this one is a stand-in.
  process.kill(seen(said.stderr).kernel);
  await sleep(50);
  expect(processesOf(root)).toEqual([]);
});

test('when JupyterLab ends by itself the rest is ended and its exit code handed on', async () => {
  const ends = fakeJupyterLab().replace('setInterval(() => 0, 1000);', '');
  const lab = scratchLab();
  const script = `${ends}\nsetTimeout(() => { kernel.kill(); process.exit(3); }, 200);`;
  const PATH = executable(join(lab.root, 'bin', 'jupyter-lab'), script);
  const args = ['--no-browser', '--port', '8899'];
  const { code, stderr } = await lab.start(args, { PATH, JUPYTER_PATH: '/mine' }).ended;
  expect(code).toBe(3);
  expect(processesOf(lab.root)).toEqual([]);

  // It was given its options after ours, and the kernel of this project before what the user has.
  const given = seen(stderr);
  expect(given.args).toContain(`--ServerApp.root_dir=${lab.root}`);
  expect(given.args.slice(-3)).toEqual(args);
  expect(given.JUPYTER_PATH).toBe(`${join(lab.root, '.cache/jupyter')}:/mine`);
  expect(given.JUPYTER_DATA_DIR).toBeUndefined();
});

test('an installation is ended too', async () => {
  const lab = scratchLab();
  const pip = "console.log('Collecting one==1.0'); setInterval(() => 0, 1000);";
  const path = executable(join(lab.root, 'bin', 'python3'), fakePython(pip));
  const { child, until, ended } = lab.start([], { PATH: path });
  await until('fetching 1 of 3');
  child.kill('SIGINT');
  const { code, stderr } = await ended;
  expect(code).toBe(130);
  expect(stderr).not.toContain('What works without');
  expect(processesOf(lab.root)).toEqual([]);
});

test('src/ is rebuilt when it changes, and what is wrong with it is shown', async () => {
  const { child, ended, root, read, write, until } = await runningLab(fakeJupyterLab());
  await until('src/         is watched');
  write('src/answer.ts', 'export const answer: string = 42;\n');
  await until('answer.ts(1,14): error TS2322');
  write('src/answer.ts', 'export const answer = 43;\n');
  await until('is built again: restart the kernel to use it');
  expect(read('dist/answer.js')).toContain('answer = 43');
  // As many editors save, more than once: another file in its place.
  for (const answer of [44, 45]) {
    write('new.ts', `export const answer = ${answer};\n`);
    renameSync(join(root, 'new.ts'), join(root, 'src', 'answer.ts'));
    const built = expect.poll(() => read('dist/answer.js'), { timeout: 10_000 });
    await built.toContain(`answer = ${answer}`);
  }
  child.kill('SIGINT');
  await ended;
  expect(processesOf(root)).toEqual([]);
});

test('where src/ cannot be watched it says what to do, and JupyterLab runs', async () => {
  const lab = scratchLab();
  rmSync(join(lab.root, 'src'), { recursive: true });
  const PATH = executable(join(lab.root, 'bin', 'jupyter-lab'), fakeJupyterLab());
  const { child, ended, until } = lab.start([], { PATH });
  await until('src/         is not watched (ENOENT');
  await until('http://localhost:8888/lab?token=abc');
  child.kill('SIGTERM');
  expect((await ended).code).toBe(143);
});
