// npm run cluster [-- options of Snakemake]: carries out the studies of workflow/config.yaml, here or on a cluster.
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { LabError } from '../lab/lab-error.js';
import { Processes } from '../command/processes.js';
import { Status } from '../command/status.js';
import { anySnakemake } from './find-snakemake.js';
import { madeBy } from './made-by.js';
import { snakemakeOptions } from './snakemake-options.js';

const status = new Status(process.stderr);
const processes = new Processes();

async function main(args: readonly string[]): Promise<number> {
  const command = await anySnakemake(processes, status);
  const { node, code } = await madeBy();
  // Snakemake runs a shard again when this is no longer what made it.
  const env = { ...process.env, LEUKEMIA_MADE_BY: `Node ${node}, code ${code}` };
  // Its own Ctrl-C reaches it from the terminal; it then ends its jobs by itself.
  const child = spawn(command, snakemakeOptions(args), {
    env,
    cwd: process.env.INIT_CWD,
    stdio: 'inherit',
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => signal !== 'SIGINT' && child.kill(signal));
  }
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) =>
      resolve(code ?? 128 + (signal ? constants.signals[signal] : 0)),
    );
  });
}

main(process.argv.slice(2)).then(
  (code) => (process.exitCode = code),
  (error: unknown) => {
    if (!(error instanceof LabError)) throw error;
    status.say(
      `\nThere is no Snakemake to be had:\n${error.message}\n\nWithout it, the steps can be run one by one: npx leukemia-notebooks --help`,
    );
    process.exitCode = 1;
  },
);
