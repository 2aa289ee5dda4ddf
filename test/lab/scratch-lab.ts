import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { projectRoot } from '../../src/files/project-root.js';
import { transpiled } from '../transpiled.js';

// A project of its own for each test, with the command as it is in src/ (transpiled, so that dist/ need not be up to
// date) and with stand-ins for python, pip and JupyterLab, which take seconds and a network.

let count = 0;
let command: ReturnType<typeof transpiled> | undefined;

/** Writes an executable, of Node unless `shell`. @returns its folder, for a PATH */
export function executable(path: string, script: string, shell = false): string {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `#!${shell ? '/bin/sh' : process.execPath}\n${script}\n`);
  chmodSync(path, 0o755);
  return dirname(path);
}

export function scratchLab() {
  const root = join(projectRoot, '.cache', 'test', `lab-${process.pid}-${++count}`);
  rmSync(root, { recursive: true, force: true });
  const write = (name: string, text: string) => {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
  };
  command ??= transpiled(['files', 'command', 'lab', 'kernel']);
  for (const [name, text] of command) if (own.test(name)) write(`dist/${name}`, text);
  write('dist/lab/build-extension.js', 'exports.buildExtension = async () => undefined;');
  copyFileSync(join(projectRoot, 'build.mjs'), join(root, 'build.mjs'));
  write('tsconfig.build.json', JSON.stringify({ compilerOptions, include: ['src'] }));
  write('src/answer.ts', 'export const answer = 1;\n');
  write('src/lab/requirements.txt', 'one==1.0\ntwo==2.0 ; sys_platform == "x"\nthree==3.0\n');
  const read = (name: string) => readFileSync(join(root, name), 'utf8');
  return { root, write, read, start: (args: string[], env: Env) => startLab(root, args, env) };
}

type Env = Record<string, string | undefined>;

// As little as TypeScript can check quickly.
const compilerOptions = { rootDir: 'src', outDir: 'dist', types: [], lib: ['es5'] };

/** What the command is made of. */
const own = /^(files|command|lab)\/|^kernel\/kernel-spec\./;

const running = new Set<ChildProcess>();

/** Starts the command of a scratch project. */
function startLab(root: string, args: string[], env: Env) {
  const child = spawn(process.execPath, [join(root, 'dist/lab/lab.js'), ...args], {
    env: { ...process.env, PATH: '', JUPYTER_PATH: '', ...env },
  });
  const said = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said.stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said.stderr += text));
  running.add(child);
  const closed = once(child, 'close') as Promise<[number | null]>;
  const ended = closed.then(([code]) => {
    running.delete(child);
    return { code, ...said };
  });
  const until = async (text: string) => {
    while (!said.stderr.includes(text)) {
      if (child.exitCode !== null) throw new Error(`It ended without "${text}":\n${said.stderr}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };
  return { child, said, ended, until };
}

/**
 * A JupyterLab that gives its version, says where it answers, and starts a process in its own group (as a language
 * server is) and one in another (as a kernel is), which it ends itself.
 * @param endsOnTerm whether it heeds SIGTERM
 */
export const fakeJupyterLab = (endsOnTerm = true) => `
if (process.argv.includes('--version')) { console.log('4.6.6'); process.exit(); }
const { spawn } = require('child_process');
const wait = ['-e', 'setInterval(() => 0, 1000)', __filename];
const helper = spawn(process.execPath, wait, { stdio: 'ignore' });
const kernel = spawn(process.execPath, wait, { stdio: 'ignore', detached: true });
const { JUPYTER_PATH, JUPYTER_DATA_DIR } = process.env;
console.error(JSON.stringify({ args: process.argv.slice(2), JUPYTER_PATH, JUPYTER_DATA_DIR,
  kernel: kernel.pid }));
process.on('SIGTERM', () => { if (${endsOnTerm}) { kernel.kill(); setTimeout(process.exit, 100, 0); } });
console.error('[I 2026-01-01 00:00:00.000 ServerApp] http://localhost:8888/lab?token=abc');
setInterval(() => 0, 1000);`;

/** A python3 with venv and pip: \`pip\` is what pip does, in JavaScript; \`folder\` is the environment's. */
export const fakePython = (pip: string, { version = '3 12 True', venv = '' } = {}) => `
const { mkdirSync, copyFileSync, writeFileSync, chmodSync } = require('fs');
const { dirname, join } = require('path');
const [flag, task, folder] = process.argv.slice(2);
if (flag === '-c') console.log('${version}');
else if (task === 'venv') {
  ${venv}
  mkdirSync(join(folder, 'bin'), { recursive: true });
  copyFileSync(__filename, join(folder, 'bin', 'python'));
} else {
  const folder = dirname(__dirname);
  const installLab = () => {
    const file = join(folder, 'bin', 'jupyter-lab');
    writeFileSync(file, '#!' + process.execPath + ${JSON.stringify(fakeJupyterLab())});
    chmodSync(file, 0o755);
  };
  ${pip}
}`;

/** The command lines of all processes that name a folder. One that has ended and waits for its parent has none. */
export function processesOf(folder: string): string[] {
  const lines = existsSync('/proc/self/cmdline')
    ? readdirSync('/proc')
        .filter((name) => /^\d+$/.test(name))
        .map(commandLine)
    : execFileSync('ps', ['-A', '-o', 'args='], { encoding: 'utf8' }).split('\n');
  return lines.filter((line) => line.includes(folder));
}

function commandLine(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return ''; // It has ended in the meantime.
  }
}

/** Ends the commands that a test that failed has left running, and removes the scratch projects. */
export async function removeScratch(): Promise<void> {
  for (const child of running) {
    child.kill('SIGTERM');
    await once(child, 'close');
  }
  const folder = join(projectRoot, '.cache', 'test');
  if (!existsSync(folder)) return;
  const ours = readdirSync(folder).filter((name) =>
    basename(name).startsWith(`lab-${process.pid}-`),
  );
  for (const name of ours) rmSync(join(folder, name), { recursive: true });
}
