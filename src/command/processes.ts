import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { projectRoot } from '../files/project-root.js';

/** How long programs may take to end by themselves: JupyterLab gives each of its kernels 5 s. */
const graceMs = 10_000;
const pollMs = 50;

export type Ended = {
  /** null when it ended by a signal or could not be started. */
  code: number | null;
  /** What it wrote to stdout and stderr, or why it could not be started. */
  stdout: string;
  stderr: string;
};

type Settings = {
  env?: NodeJS.ProcessEnv;
  /** Called with each line of stdout and of stderr, as it comes. */
  onLine?: (line: string) => void;
};

/**
 * The programs that a command has started, each with all it starts in a process group of its own: they can be ended
 * together, and a Ctrl-C in the terminal reaches this process alone, which then ends them in order.
 */
export class Processes {
  private readonly running = new Set<ChildProcess>();
  private ending = false;

  /** Whether they are being ended: no other is started then. */
  get areEnding(): boolean {
    return this.ending;
  }

  /** Starts a program in the project's folder. Its error and exit events are the caller's to hear. */
  start([command, ...args]: string[], { env = process.env, onLine }: Settings = {}): ChildProcess {
    if (this.ending) throw new Error(`${command} is not started: everything is being ended.`);
    const child = spawn(command, args, {
      cwd: projectRoot,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: process.platform !== 'win32',
    });
    if (onLine) {
      for (const input of [child.stdout, child.stderr])
        createInterface({ input }).on('line', onLine);
    }
    this.running.add(child);
    child.once('error', () => this.running.delete(child));
    child.once('exit', () => {
      if (this.ending) return;
      signal(child, 'SIGKILL');
      this.running.delete(child);
    });
    return child;
  }

  /** Runs a program to its end. The promise stays open when everything is being ended: nothing is to follow then. */
  run(command: string[], settings?: Settings): Promise<Ended> {
    const ended: Ended = { code: null, stdout: '', stderr: '' };
    const child = this.start(command, settings);
    child.stdout?.setEncoding('utf8').on('data', (text: string) => (ended.stdout += text));
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (ended.stderr += text));
    return new Promise((resolve) => {
      child.once('error', (error) => resolve({ ...ended, stderr: error.message }));
      child.once('close', (code) => {
        if (!this.ending) resolve({ ...ended, code });
      });
    });
  }

  /** Asks all groups to end and waits until nothing is left of them; who takes too long is killed. */
  async end(): Promise<void> {
    this.ending = true;
    for (const child of this.running) signal(child, 'SIGTERM');
    for (const from = performance.now(); performance.now() - from < graceMs; await sleep(pollMs)) {
      for (const child of this.running) if (!signal(child, 0)) this.running.delete(child);
      if (this.running.size === 0) return;
    }
    this.kill();
  }

  /** Kills all groups at once. */
  kill(): void {
    this.ending = true;
    for (const child of this.running) signal(child, 'SIGKILL');
  }
}

/** Sends a signal to all of a child's group. @returns whether there was anything to send it to */
function signal(child: ChildProcess, name: NodeJS.Signals | 0): boolean {
  if (child.pid === undefined) return false;
  if (process.platform === 'win32') return child.kill(name);
  try {
    return process.kill(-child.pid, name);
  } catch (error) {
    // What may not be sent a signal is there all the same.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
