import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { projectRoot } from '../files/project-root.js';
import type { JupyterLab } from './find-jupyter.js';
import { JupyterLog } from './jupyter-log.js';
import { LabError } from './lab-error.js';
import { jupyterFolder } from './places.js';
import type { Processes } from '../command/processes.js';
import type { Status } from '../command/status.js';

const labArguments = [
  `--ServerApp.root_dir=${projectRoot}`,
  '--LabApp.default_url=/lab/tree/notebooks/01-exploration.ipynb',
  // A notebook with many figures sends more at once than the default allows.
  '--ZMQChannelsWebsocketConnection.iopub_data_rate_limit=1000000000',
];
// Nothing is installed beside the packages whose checksums were checked.
const ownArguments = ['--LabApp.extension_manager=readonly'];

/**
 * The variables under which JupyterLab sees the project's kernel, and keeps the layout of this project's windows here.
 * @param own whether it is the project's own, which keeps everything here but the settings of who has some already
 */
function jupyterVariables(own: boolean, env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return {
    ...env,
    JUPYTER_PATH: [jupyterFolder, env.JUPYTER_PATH].filter(Boolean).join(delimiter),
    JUPYTERLAB_WORKSPACES_DIR: join(jupyterFolder, 'workspaces'),
    ...(own && {
      JUPYTER_DATA_DIR: jupyterFolder,
      JUPYTER_RUNTIME_DIR: join(jupyterFolder, 'runtime'),
      IPYTHONDIR: join(jupyterFolder, 'ipython'),
      JUPYTER_CONFIG_DIR: env.JUPYTER_CONFIG_DIR ?? configFolder(),
    }),
  };
}

function configFolder(): string {
  const users = join(homedir(), '.jupyter');
  return existsSync(users) ? users : join(jupyterFolder, 'config');
}

/**
 * Runs JupyterLab until it ends.
 * @param args options of JupyterLab, given after ours, so that they win
 * @returns its exit code
 * @throws LabError when it cannot be started
 */
export async function runJupyterLab(
  lab: JupyterLab,
  { own, args }: { own: boolean; args: string[] },
  processes: Processes,
  status: Status,
): Promise<number> {
  const log = new JupyterLog();
  const command = [...lab.command, ...labArguments, ...(own ? ownArguments : []), ...args];
  const child = processes.start(command, {
    env: jupyterVariables(own, process.env),
    onLine: (line) => {
      const known = log.address;
      if (log.read(line)) status.say(line);
      if (!known && log.address)
        status.say(
          `\nThe notebooks are at  ${log.address}\nCtrl-C ends JupyterLab, its kernels and the watching of src/\n`,
        );
    },
  });
  return new Promise((resolve, reject) => {
    child.once('error', (error) =>
      reject(new LabError(`JupyterLab could not be started: ${error.message}`)),
    );
    // Not `close`: a kernel may still hold on to what JupyterLab wrote to.
    child.once('exit', (code) => resolve(code ?? 1));
  });
}
