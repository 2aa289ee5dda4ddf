// npm run lab [-- options]: from a clone to an open notebook. Uses the JupyterLab of the machine or makes one for the
// project, registers the kernel for the project alone, watches src/, and ends all that it started on Ctrl-C.
import { constants } from 'node:os';
import { writeKernelSpec } from '../kernel/kernel-spec.js';
import { findJupyterLab, type JupyterLab } from './find-jupyter.js';
import { LabError } from './lab-error.js';
import { help, parseLabOptions, type LabOptions } from './lab-options.js';
import { ownJupyterLab } from './own-environment.js';
import { commandsOf, customaryEnvironment, extensionFolder, jupyterFolder } from './places.js';
import { Processes } from '../command/processes.js';
import { runJupyterLab } from './run-jupyter.js';
import { Status } from '../command/status.js';
import { watchSource } from './watch-source.js';

const stillWorks = `What works without JupyterLab:
  npm start                   runs the notebooks and writes them, with their tables, to data/results/
  npm run render              makes web pages of the notebooks
  notebooks/                  are committed with their outputs: a code host or an editor shows them`;

/** Signals closer together than this are one. */
const sameMs = 500;

// stdout is for what other programs read: the results of --kernelspec-only and --setup-only.
const status = new Status(process.stderr);
const processes = new Processes();

async function main(options: LabOptions): Promise<number> {
  if (options.help) return print(help);
  const spec = writeKernelSpec(jupyterFolder);
  if (options.kernelspecOnly) return print(`${spec}\n`);
  // From now on, as a JupyterLab that has to be made first takes a minute.
  if (!options.setupOnly) watchSource(processes, status);
  const { lab, own } = await chooseJupyterLab(options.own);
  status.say(`JupyterLab   ${lab.version}, ${lab.command.join(' ')}`);
  status.say('kernel       TypeScript (tslab), registered for this project alone');
  status.say(`figures      ${await figures()}`);
  if (options.setupOnly) return print(`${lab.command.join(' ')}\n`);
  const code = await runJupyterLab(lab, { own, args: options.forJupyterLab }, processes, status);
  await processes.end();
  return code;
}

async function chooseJupyterLab(ownOnly: boolean): Promise<{ lab: JupyterLab; own: boolean }> {
  const passOver = (reason: string) => status.say(`JupyterLab   ${reason}`);
  for (const path of ownOnly ? [] : [process.env.PATH ?? '', commandsOf(customaryEnvironment)]) {
    const lab = await findJupyterLab(path, processes, passOver);
    if (lab) return { lab, own: false };
  }
  return { lab: await ownJupyterLab(processes, status), own: true };
}

/** Builds what keeps figures live. Without it they are pictures, which is no reason to stop. */
async function figures(): Promise<string> {
  try {
    const { buildExtension } = await import('./build-extension.js');
    await buildExtension(extensionFolder);
    return 'live: zoom, hover, select';
  } catch (error) {
    return `pictures only; what keeps them live could not be built: ${(error as Error).message}`;
  }
}

function print(text: string): number {
  process.stdout.write(text);
  return 0;
}

/** On the first signal everything is asked to end; who repeats it is in a hurry. */
function endOnSignals(): void {
  let asked: number | undefined;
  const on = (code: number) => {
    // One Ctrl-C arrives twice, from the terminal and handed on by npm.
    if (asked !== undefined && performance.now() - asked > sameMs) process.exit(code);
    if (asked !== undefined) return;
    asked = performance.now();
    status.say('\nending JupyterLab and all that was started (again to end it at once)');
    void processes.end().then(() => process.exit(code));
  };
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(name, () => on(128 + constants.signals[name]));
  }
  // Also on a fault of this program itself nothing stays behind.
  process.on('exit', () => processes.kill());
  // A terminal that was closed can't be written to, which must not keep anything from being ended.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
}

endOnSignals();
main(parseLabOptions(process.argv.slice(2))).then(
  (code) => (process.exitCode = code),
  (error: unknown) => {
    if (!(error instanceof LabError)) throw error;
    status.say(`\nThere is no JupyterLab to be had:\n${error.message}\n\n${stillWorks}`);
    process.exitCode = 1;
  },
);
