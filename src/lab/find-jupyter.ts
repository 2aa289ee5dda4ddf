import { findCommands } from '../command/find-command.js';
import type { Processes } from '../command/processes.js';

/** The extension that keeps figures live is built for this major version of JupyterLab. */
const major = '4';

/** A JupyterLab that starts: the command, and its version. */
export type JupyterLab = { command: string[]; version: string };

/**
 * A JupyterLab 4: `jupyter-lab`, else `jupyter lab` where that works.
 * @param path the folders to look in, written as in PATH
 * @param passOver is told of each JupyterLab that is there and cannot be used
 * @returns undefined when there is none
 */
export async function findJupyterLab(
  path: string,
  processes: Processes,
  passOver: (reason: string) => void,
): Promise<JupyterLab | undefined> {
  const candidates = [
    ...findCommands('jupyter-lab', path).map((command) => [command]),
    ...findCommands('jupyter', path).map((command) => [command, 'lab']),
  ];
  for (const command of candidates) {
    const version = await versionOf(command, processes);
    if (version?.split('.')[0] === major) return { command, version };
    // A `jupyter` without JupyterLab is nothing to speak of.
    if (version) passOver(`${command.join(' ')} is version ${version}, and ${major} is needed`);
    else if (command.length === 1) passOver(`${command[0]} does not start`);
  }
  return undefined;
}

async function versionOf(command: string[], processes: Processes): Promise<string | undefined> {
  const { code, stdout } = await processes.run([...command, '--version']);
  return code === 0 ? /^\d+\.\S+$/m.exec(stdout)?.[0] : undefined;
}
