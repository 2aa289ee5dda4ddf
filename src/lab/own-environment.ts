import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findJupyterLab, type JupyterLab } from './find-jupyter.js';
import { environmentFolder, requirementsFile } from './places.js';
import type { Processes } from '../command/processes.js';
import { ownProgram } from './python-environment.js';
import type { Status } from '../command/status.js';

/**
 * The JupyterLab of the project's own environment, made if need be.
 * @throws LabError when it cannot be made
 */
export function ownJupyterLab(processes: Processes, status: Status): Promise<JupyterLab> {
  return ownProgram(
    {
      name: 'JupyterLab',
      size: 'some 250 MB',
      oldestPython: [3, 10],
      folder: environmentFolder,
      requirementsFile,
      // Wheels only: what is built here would fetch its tools unchecked.
      installs: [['--only-binary', ':all:', '-r', requirementsFile]],
      find: (commands) => findJupyterLab(commands, processes, () => undefined),
      settle: askNobody,
    },
    processes,
    status,
  );
}

/** JupyterLab asks at its first start whether it may fetch news, and fetches them; this one asks no other host. */
function askNobody(): void {
  const folder = join(environmentFolder, 'etc', 'jupyter', 'labconfig');
  const disabledExtensions = { '@jupyterlab/apputils-extension:announcements': true };
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'page_config.json'), JSON.stringify({ disabledExtensions }));
}
