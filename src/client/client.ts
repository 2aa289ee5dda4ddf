import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { KernelChannels, type Request } from './channels.js';
import { createConnection, type Connection, type Transport } from './connection.js';
import { tellsOfDeath } from '../kernel/death.js';
import { KernelProcess } from './kernel-process.js';
import type { ErrorOutput, Output } from '../notebook/notebook.js';
import { projectRoot } from '../files/project-root.js';

export type KernelOptions = {
  /** Where the kernel starts, and from where on upwards it looks for packages. */
  cwd: string;
  /** The command; `--config-path FILE` is added. Default: this project's launcher. */
  argv?: string[];
  env?: NodeJS.ProcessEnv;
  transport?: Transport;
};

export type Execution = {
  status: 'ok' | 'error' | 'timeout' | 'dead';
  outputs: Output[];
  /** Seconds that went into compiling, where the kernel says so. */
  compiling?: number;
  /** Why, unless the status is `ok`; also among the outputs. */
  error?: ErrorOutput;
};

const launcher = join(projectRoot, 'dist', 'kernel', 'launch.js');
const startSeconds = 60;
/** How long an interrupted cell may take to stop before the kernel is ended. */
const graceSeconds = 5;

/** Runs code in a kernel that it starts, and leaves nothing of it behind. */
export class KernelClient {
  private readonly channels: KernelChannels;
  private stopped: Promise<void> | undefined;

  private constructor(
    private readonly connection: Connection,
    private readonly kernel: KernelProcess,
  ) {
    this.channels = new KernelChannels(connection);
  }

  /**
   * Starts a kernel and waits until it answers.
   * @throws Error when it dies or does not answer within a minute.
   */
  static async start(options: KernelOptions): Promise<KernelClient> {
    const connection = await createConnection(options.transport);
    const argv = options.argv ?? [process.execPath, launcher];
    const kernel = new KernelProcess(
      [...argv, '--config-path', connection.file],
      options.cwd,
      options.env ?? process.env,
      connection.directory,
    );
    const client = new KernelClient(connection, kernel);
    try {
      await client.handshake();
    } catch (error) {
      await client.stop();
      throw error;
    }
    return client;
  }

  /**
   * Runs a cell. After `timeout` seconds it is interrupted, and when it does not stop then, the kernel is ended.
   * Never throws for what the code does.
   */
  async execute(code: string, options: { timeout?: number } = {}): Promise<Execution> {
    const content = { code, silent: false, stop_on_error: false, allow_stdin: false };
    const cell = this.channels.ask('execute_request', content);
    const timer = new AbortController();
    const late = options.timeout
      ? sleep(options.timeout * 1000, 'late', { signal: timer.signal }).catch(() => 'done')
      : new Promise<never>(() => undefined);
    const died = this.kernel.died.then(() => 'dead');
    const end = await Promise.race([cell.done, died, late]);
    timer.abort();
    if (end === 'late') return this.stopLate(cell, options.timeout!);
    return end === 'dead' ? this.reportDeath(cell) : verdict(cell);
  }

  /** Asks the kernel to stop the running cell. */
  interrupt(): void {
    this.kernel.interrupt();
  }

  /** Ends the kernel with all it started, and removes its files. */
  stop(): Promise<void> {
    return (this.stopped ??= this.end());
  }

  private async end(): Promise<void> {
    if (!this.kernel.death) {
      this.channels.shutdown();
      await atMost(this.kernel.died, 2000);
    }
    this.kernel.kill();
    await this.kernel.died;
    this.channels.close();
    rmSync(this.connection.directory, { recursive: true, force: true });
    this.kernel.release();
  }

  /** A subscriber misses what is sent before it has joined, so it asks until it hears an answer there too. */
  private async handshake(): Promise<void> {
    const end = performance.now() + startSeconds * 1000;
    while (performance.now() < end) {
      const probe = this.channels.ask('kernel_info_request', {});
      await atMost(Promise.race([probe.done, this.kernel.died]), 250);
      if (this.kernel.death) throw new Error(this.kernel.describeDeath().evalue);
      if (probe.reply && probe.idle) return;
    }
    throw new Error(`The kernel did not answer within ${startSeconds} s.`);
  }

  private async stopLate(cell: Request, seconds: number): Promise<Execution> {
    for (let second = 0; second < graceSeconds; second++) {
      this.interrupt();
      await atMost(Promise.race([cell.done, this.kernel.died]), 1000);
      if ((cell.reply && cell.idle) || this.kernel.death) break;
    }
    const stopped = cell.reply && cell.idle;
    if (!stopped) {
      this.kernel.kill();
      await this.kernel.died;
    }
    // The kernel's own word on being interrupted says less than this one.
    const last = cell.outputs.at(-1);
    if (last?.output_type === 'error' && last.ename === 'Interrupted') cell.outputs.pop();
    const then = stopped ? '.' : ', in vain; the kernel was ended.';
    const evalue = `The cell took longer than ${seconds} s and was interrupted${then}`;
    return failed(cell.outputs, 'timeout', 'Timeout', evalue);
  }

  private async reportDeath(cell: Request): Promise<Execution> {
    // What it sent before it died may still be on its way.
    await sleep(200);
    const last = lastError(cell.outputs);
    if (last && tellsOfDeath(last.ename))
      return { status: 'dead', outputs: cell.outputs, error: last };
    const { ename, evalue } = this.kernel.describeDeath();
    return failed(cell.outputs, 'dead', ename, evalue);
  }
}

/** Waits for `promise`, but no longer than `ms`, and leaves no timer running. */
async function atMost(promise: Promise<unknown>, ms: number): Promise<void> {
  const timer = new AbortController();
  const limit = sleep(ms, undefined, { signal: timer.signal }).catch(() => undefined);
  await Promise.race([promise, limit]);
  timer.abort();
}

function verdict({ reply, outputs }: Request): Execution {
  if (reply?.status === 'ok') {
    const { compiling } = reply;
    const known = typeof compiling === 'number' ? { compiling: compiling / 1000 } : {};
    return { status: 'ok', outputs, ...known };
  }
  const error = lastError(outputs);
  if (error) return { status: tellsOfDeath(error.ename) ? 'dead' : 'error', outputs, error };
  return failed(outputs, 'error', 'Error', 'The cell failed without saying why.');
}

function lastError(outputs: Output[]): ErrorOutput | undefined {
  return outputs.findLast((output): output is ErrorOutput => output.output_type === 'error');
}

function failed(
  outputs: Output[],
  status: 'error' | 'timeout' | 'dead',
  ename: string,
  evalue: string,
): Execution {
  const traceback = [`${ename}: ${evalue}`];
  const error: ErrorOutput = { output_type: 'error', ename, evalue, traceback };
  outputs.push(error);
  return { status, outputs, error };
}
