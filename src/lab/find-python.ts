import { findCommands } from '../command/find-command.js';
import { LabError } from './lab-error.js';
import type { Processes } from '../command/processes.js';

const names = ['python3', 'python', ...[14, 13, 12, 11, 10].map((minor) => `python3.${minor}`)];

// Prints the version and whether an environment with pip can be made: Debian ships both modules apart.
const probe = `import importlib.util as u, sys
print(*sys.version_info[:2], all(u.find_spec(name) for name in ("venv", "ensurepip")))`;

/**
 * A Python that can make an environment.
 * @param path the folders to look in, written as in PATH
 * @param oldest the oldest version that will do
 * @throws LabError when there is none, with what is wrong with those that there are
 */
export async function findPython(
  path: string,
  processes: Processes,
  oldest: readonly [number, number],
): Promise<string> {
  const wanted = `Python ${oldest.join('.')} or later`;
  let reason = `There is no Python on the PATH; ${wanted} is needed (https://www.python.org, or your system's packages).`;
  for (const command of names.flatMap((name) => findCommands(name, path))) {
    const { code, stdout } = await processes.run([command, '-c', probe]);
    const [, major, minor, complete] = /^(\d+) (\d+) (True|False)/.exec(stdout) ?? [];
    if (code !== 0 || complete === undefined) continue;
    const version = `${major}.${minor}`;
    if (Number(major) < oldest[0] || (Number(major) === oldest[0] && Number(minor) < oldest[1])) {
      reason = `${command} is Python ${version}; ${wanted} is needed.`;
    } else if (complete === 'False') {
      reason = `${command} (Python ${version}) comes without venv and ensurepip. On Debian and Ubuntu: sudo apt install python${version}-venv`;
    } else return command;
  }
  throw new LabError(reason);
}
