import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { projectRoot } from '../files/project-root.js';
import { findPython } from './find-python.js';
import { LabError } from './lab-error.js';
import { PipLines, pipFailure } from './pip.js';
import { commandsOf } from './places.js';
import type { Processes } from '../command/processes.js';
import type { Status } from '../command/status.js';

/** A program of Python's that the project installs for itself where the machine has none. */
export interface PythonProgram<Found> {
  /** For people. */
  readonly name: string;
  /** How much it is, for people. */
  readonly size: string;
  /** The oldest Python that the requirements are made for. */
  readonly oldestPython: readonly [number, number];
  /** Its environment, with nothing else in it. */
  readonly folder: string;
  /** What is installed, each package with its version and checksums. */
  readonly requirementsFile: string;
  /** Arguments of `pip install`, call by call. */
  readonly installs: readonly (readonly string[])[];
  /** Whether it starts. @param commands the folder of its commands */
  find(commands: string): Promise<Found | undefined>;
  /** Done once when it is installed. */
  settle?(): void;
}

/**
 * A program in an environment of the project's own, which is made if it isn't there, is unfinished, doesn't start or was
 * made from another requirements file.
 *
 * @throws LabError when it cannot be made
 */
export async function ownProgram<Found>(
  program: PythonProgram<Found>,
  processes: Processes,
  status: Status,
): Promise<Found> {
  const { name, folder, requirementsFile } = program;
  const requirements = readFileSync(requirementsFile, 'utf8');
  // Written last, so that an installation which was broken off is done again.
  const marker = join(folder, 'installed');
  const stamp = stampOf(requirements, folder);
  if (existsSync(marker) && readFileSync(marker, 'utf8').trim() === stamp) {
    const found = await program.find(commandsOf(folder));
    if (found) return found;
  }
  await install(program, requirements, processes, status);
  program.settle?.();
  const made = await program.find(commandsOf(folder));
  if (!made) throw new LabError(`${name} was installed in ${folder} and does not start.`);
  writeFileSync(marker, `${stamp}\n`);
  return made;
}

/** An environment holds its own path in many of its files, so one that was moved along with the project is stale. */
function stampOf(requirements: string, folder: string): string {
  return createHash('sha256').update(requirements).update(folder).digest('hex');
}

async function install(
  program: PythonProgram<unknown>,
  requirements: string,
  processes: Processes,
  status: Status,
): Promise<void> {
  const { name, folder } = program;
  const started = performance.now();
  const python = await findPython(process.env.PATH ?? '', processes, program.oldestPython);
  const where = relative(projectRoot, folder);
  status.say(
    `${name.padEnd(12)} is put into ${where}, once, from PyPI with ${python} (${program.size} installed)`,
  );
  rmSync(folder, { recursive: true, force: true });
  const venv = await processes.run([python, '-m', 'venv', folder]);
  if (venv.code !== 0) {
    throw new LabError(`${python} could not make a virtual environment:\n${said(venv)}`);
  }
  const lines = new PipLines(requirements);
  for (const args of program.installs) await pip(program, args, lines, processes, status);
  const seconds = Math.round((performance.now() - started) / 1000);
  status.say(
    `             ${lines.packages} packages, checked against their checksums, in ${seconds} s`,
  );
}

async function pip(
  { name, folder, requirementsFile }: PythonProgram<unknown>,
  args: readonly string[],
  lines: PipLines,
  processes: Processes,
  status: Status,
): Promise<void> {
  const python = join(commandsOf(folder), 'python');
  const ended = await processes.run([python, ...pipInstall, ...args], {
    env: { ...process.env, ...pipSettings },
    onLine: (line) => {
      const text = lines.read(line);
      if (text) status.progress(`             ${text}`);
    },
  });
  const file = relative(projectRoot, requirementsFile);
  if (ended.code !== 0)
    throw new LabError(pipFailure(`${ended.stdout}\n${ended.stderr}`, { name, file }));
}

const said = ({ stdout, stderr }: { stdout: string; stderr: string }) =>
  `${stdout}\n${stderr}`.trim();

const pipInstall = ['-m', 'pip', 'install', '--require-hashes', '--progress-bar', 'off'];

// The index that the reader has set is kept; what would install elsewhere, or ask, is not.
const pipSettings = {
  PIP_USER: '0',
  PIP_TARGET: undefined,
  PIP_PREFIX: undefined,
  PIP_NO_INPUT: '1',
  PIP_DISABLE_PIP_VERSION_CHECK: '1',
};
