import { spawn, type ChildProcess } from 'node:child_process';
import { rmSync } from 'node:fs';
import { atExit } from './at-exit.js';
import { describeDeath, keepLast, type Death } from '../kernel/death.js';
import type { KernelError } from '../kernel/trace.js';

/**
 * A kernel's process, in a process group of its own, so that what a notebook starts ends with it. Whatever way this
 * process ends, the group is killed and `directory` removed.
 */
export class KernelProcess {
  readonly died: Promise<Death>;
  death: Death | undefined;
  private readonly child: ChildProcess;
  private readonly forgetDuty: () => void;
  private said = '';

  constructor(argv: string[], cwd: string, env: NodeJS.ProcessEnv, directory: string) {
    const [command, ...args] = argv;
    this.child = spawn(command, args, {
      cwd,
      env: { ...env, JPY_PARENT_PID: String(process.pid) },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    this.listen();
    this.died = new Promise((resolve) => {
      const end = (death: Death) => resolve((this.death ??= death));
      this.child.once('exit', (code, signal) => end({ code, signal }));
      this.child.once('error', (error) => end({ code: null, signal: null, error }));
    });
    this.forgetDuty = atExit(() => {
      this.kill();
      rmSync(directory, { recursive: true, force: true });
    });
  }

  /** Asks the kernel to stop its cell; as Jupyter does, it asks the whole group. */
  interrupt(): void {
    this.signalGroup('SIGINT');
  }

  /** Ends the whole group, at once. */
  kill(): void {
    this.signalGroup('SIGKILL');
  }

  /** Says that nothing has to be cleaned up any more. */
  release(): void {
    this.forgetDuty();
  }

  /** How it ended, for people. */
  describeDeath(): KernelError {
    return describeDeath(this.death ?? { code: null, signal: null }, this.said);
  }

  private signalGroup(signal: NodeJS.Signals): void {
    const { pid } = this.child;
    if (pid === undefined) return;
    try {
      process.kill(-pid, signal);
    } catch {
      // There are no process groups here, or all of it has ended.
      if (!this.death) this.child.kill(signal);
    }
  }

  /** What the process itself prints (not what cells print) tells why it died. */
  private listen(): void {
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        this.said = keepLast(this.said, text);
      });
    }
  }
}
