import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/**
 * A peer: a process of another language that lives as long as the benchmark, so that its start is not counted. It is
 * sent one JSON line per run and answers with one, `{ ms, result }`, having timed the work itself.
 */
export class Peer {
  constructor(command, args, env) {
    this.waiting = [];
    this.child = spawn(command, args, { env, stdio: ['pipe', 'pipe', 'inherit'] });
    this.child.once('error', (error) => this.fail(error));
    this.child.once('exit', (code) => this.fail(new Error(`${command} ended with ${code}.`)));
    createInterface({ input: this.child.stdout }).on('line', (line) => this.hear(line));
  }

  /** Sends a request and resolves with the answer. */
  ask(request) {
    return new Promise((resolve, reject) => {
      if (this.failed) return reject(this.failed);
      this.waiting.push({ resolve, reject });
      this.child.stdin.write(`${JSON.stringify(request)}\n`);
    });
  }

  end() {
    this.child.stdin.end();
  }

  hear(line) {
    // R packages chat on standard output; answers are objects.
    if (!line.startsWith('{') || this.waiting.length === 0) return;
    const { resolve, reject } = this.waiting.shift();
    const answer = JSON.parse(line);
    if (answer.error) reject(new Error(answer.error));
    else resolve(answer);
  }

  fail(error) {
    this.failed = error;
    for (const { reject } of this.waiting.splice(0)) reject(error);
  }
}

/** One thread, and for Python the fastest kernels that its OpenBLAS has for this processor. */
export function singleThreaded({ ownBlas = false } = {}) {
  const env = { ...process.env };
  for (const name of ['OMP', 'OPENBLAS', 'MKL', 'BLIS', 'NUMEXPR'])
    env[`${name}_NUM_THREADS`] = '1';
  // These hold back old builds of OpenBLAS on processors that they compute wrongly on. Current numpy brings its own.
  if (ownBlas) for (const name of ['OPENBLAS_CORETYPE', 'OPENBLAS_L2_SIZE']) delete env[name];
  return env;
}
