import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { packageRoot } from '../kernel/root.js';
import { findJupyterLab, type JupyterLab } from './find-jupyter.js';
import { findPython } from './find-python.js';
import { LabError } from './lab-error.js';
import { PipLines, pipFailure } from './pip.js';
import { commandsOf, environmentFolder, requirementsFile } from './places.js';
import type { Processes } from './processes.js';
import type { Status } from './status.js';

/** Written last, so that an installation which was broken off is done again. */
const markerFile = join(environmentFolder, 'installed');

/**
 * The JupyterLab of the project's own environment, which is made if it isn't there, is unfinished, doesn't start or was
 * made from another requirements file.
 * @throws LabError when it cannot be made
 */
export async function ownJupyterLab(processes: Processes, status: Status): Promise<JupyterLab> {
  const requirements = readFileSync(requirementsFile, 'utf8');
  const finished = () => findJupyterLab(commandsOf(environmentFolder), processes, () => undefined);
  const stamp = stampOf(requirements);
  if (existsSync(markerFile) && readFileSync(markerFile, 'utf8').trim() === stamp) {
    const found = await finished();
    if (found) return found;
  }
  await install(requirements, processes, status);
  askNobody();
  const made = await finished();
  if (!made)
    throw new LabError(`JupyterLab was installed in ${environmentFolder} and does not start.`);
  writeFileSync(markerFile, `${stamp}\n`);
  return made;
}

/** An environment holds its own path in many of its files, so one that was moved along with the project is stale. */
function stampOf(requirements: string): string {
  return createHash('sha256').update(requirements).update(environmentFolder).digest('hex');
}

/** JupyterLab asks at its first start whether it may fetch news, and fetches them; this one asks no other host. */
function askNobody(): void {
  const folder = join(environmentFolder, 'etc', 'jupyter', 'labconfig');
  const disabledExtensions = { '@jupyterlab/apputils-extension:announcements': true };
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'page_config.json'), JSON.stringify({ disabledExtensions }));
}

async function install(requirements: string, processes: Processes, status: Status): Promise<void> {
  const started = performance.now();
  const python = await findPython(process.env.PATH ?? '', processes);
  const where = relative(packageRoot, environmentFolder);
  status.say(
    `JupyterLab   is put into ${where}, once, from PyPI with ${python} (some 250 MB installed)`,
  );
  rmSync(environmentFolder, { recursive: true, force: true });
  const venv = await processes.run([python, '-m', 'venv', environmentFolder]);
  if (venv.code !== 0) {
    throw new LabError(`${python} could not make a virtual environment:\n${said(venv)}`);
  }
  const lines = new PipLines(requirements);
  const pip = await processes.run(pipCommand, {
    env: { ...process.env, ...pipSettings },
    onLine: (line) => {
      const text = lines.read(line);
      if (text) status.progress(`             ${text}`);
    },
  });
  if (pip.code !== 0) throw new LabError(pipFailure(`${pip.stdout}\n${pip.stderr}`));
  const seconds = Math.round((performance.now() - started) / 1000);
  status.say(
    `             ${lines.packages} packages, checked against their checksums, in ${seconds} s`,
  );
}

const said = ({ stdout, stderr }: { stdout: string; stderr: string }) =>
  `${stdout}\n${stderr}`.trim();

// Wheels only: what is built here would fetch its tools unchecked.
const pipCommand = [
  ...[join(commandsOf(environmentFolder), 'python'), '-m', 'pip', 'install'],
  ...['--require-hashes', '--only-binary', ':all:', '--progress-bar', 'off'],
  ...['-r', requirementsFile],
];

// The index that the reader has set is kept; what would install elsewhere, or ask, is not.
const pipSettings = {
  PIP_USER: '0',
  PIP_TARGET: undefined,
  PIP_PREFIX: undefined,
  PIP_NO_INPUT: '1',
  PIP_DISABLE_PIP_VERSION_CHECK: '1',
};
