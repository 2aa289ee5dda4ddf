// npm run lab [-- arguments for JupyterLab]: opens the notebooks in the JupyterLab that is on this machine.
// With --kernelspec-only it writes the kernel's description and prints the folder, for other front ends and for tests.
import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { findJupyterLab } from './find-jupyter.js';
import { writeKernelSpec } from './kernel-spec.js';
import { packageRoot } from './root.js';

const jupyterPath = join(packageRoot, '.cache', 'jupyter');
/** How long JupyterLab may take to end its kernels. */
const graceMs = 10_000;

const missing = `There is no JupyterLab on the PATH. Either install one, say in a virtual environment, and try again:
  python3 -m venv .venv && .venv/bin/pip install jupyterlab
  PATH="$PWD/.venv/bin:$PATH" npm run lab
or run the notebooks without it: npm start`;

const labArguments = [
  `--ServerApp.root_dir=${packageRoot}`,
  '--LabApp.default_url=/lab/tree/notebooks/01-exploration.ipynb',
  // A notebook with many figures sends more at once than the default allows.
  '--ServerApp.iopub_data_rate_limit=1000000000',
];

function main(args: string[]): void {
  const spec = writeKernelSpec(jupyterPath);
  if (args.includes('--kernelspec-only')) return console.log(spec);
  const lab = findJupyterLab(process.env.PATH ?? '');
  if (lab) return run([...lab, ...labArguments, ...args]);
  console.error(missing);
  process.exitCode = 1;
}

/** Runs JupyterLab in a process group of its own, so that one Ctrl-C ends it with all it started. */
function run([command, ...args]: string[]): void {
  const paths = [jupyterPath, process.env.JUPYTER_PATH].filter(Boolean).join(delimiter);
  const child = spawn(command, args, {
    cwd: packageRoot,
    env: { ...process.env, JUPYTER_PATH: paths },
    stdio: ['ignore', 'inherit', 'inherit'],
    detached: true,
  });
  let interrupted: number | undefined;
  const end = (exitCode: number) => {
    // The first time JupyterLab is asked, so that it can end its kernels; who repeats it is in a hurry.
    if (interrupted !== undefined) return killGroup(child.pid);
    interrupted = exitCode;
    child.kill('SIGTERM');
    setTimeout(() => killGroup(child.pid), graceMs).unref();
  };
  process.on('SIGINT', () => end(130));
  process.on('SIGTERM', () => end(143));
  process.on('SIGHUP', () => end(129));
  child.once('error', (error) => {
    console.error(`JupyterLab could not be started: ${error.message}`);
    process.exit(1);
  });
  child.once('exit', (code) => {
    killGroup(child.pid);
    process.exit(interrupted ?? code ?? 1);
  });
}

function killGroup(pid: number | undefined): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  } catch {
    // All of it has ended already.
  }
}

main(process.argv.slice(2));
