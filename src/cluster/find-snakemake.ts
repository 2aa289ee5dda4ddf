import { join } from 'node:path';
import { projectRoot } from '../files/project-root.js';
import { findCommands } from '../command/find-command.js';
import type { Processes } from '../command/processes.js';
import { ownProgram } from '../lab/python-environment.js';
import type { Status } from '../command/status.js';

/** The oldest major version that the workflow is written for. */
const oldest = 9;

const workflow = join(projectRoot, 'workflow');
const requirementsFile = join(workflow, 'requirements.txt');

/**
 * The Snakemake on the PATH, else one of the project's own, made if need be.
 * @returns its command
 * @throws LabError when there is none to be had
 */
export async function anySnakemake(processes: Processes, status: Status): Promise<string> {
  const passOver = (reason: string) => status.say(`Snakemake    ${reason}`);
  const found = await findSnakemake(process.env.PATH ?? '', processes, passOver);
  return found ?? ownSnakemake(processes, status);
}

/**
 * @param path the folders to look in, written as in PATH
 * @param passOver is told of each that is there and cannot be used
 */
export async function findSnakemake(
  path: string,
  processes: Processes,
  passOver: (reason: string) => void,
): Promise<string | undefined> {
  for (const command of findCommands('snakemake', path)) {
    const { code, stdout } = await processes.run([command, '--version']);
    const version = code === 0 ? /^\d+\.\S+$/m.exec(stdout)?.[0] : undefined;
    if (version && Number(version.split('.')[0]) >= oldest) return command;
    passOver(
      `${command} ${version ? `is version ${version}, and ${oldest} is needed` : 'does not start'}`,
    );
  }
  return undefined;
}

function ownSnakemake(processes: Processes, status: Status): Promise<string> {
  // Wheels only, as what is built here would fetch its tools unchecked; one package has none, and is built by what the
  // first call has checked.
  const wheels = ['--only-binary', ':all:'];
  const built = ['--no-binary', 'connection-pool', '--no-build-isolation'];
  return ownProgram(
    {
      name: 'Snakemake',
      size: 'some 140 MB',
      oldestPython: [3, 11],
      folder: join(projectRoot, '.cache', 'snakemake-venv'),
      requirementsFile,
      installs: [
        [...wheels, '-r', join(workflow, 'build-requirements.txt')],
        [...wheels, ...built, '-r', requirementsFile],
      ],
      find: (commands) => findSnakemake(commands, processes, () => undefined),
    },
    processes,
    status,
  );
}
