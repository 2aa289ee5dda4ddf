import type { Ask, Tell } from '../../../src/rerun/protocol.js';
import type { WorkerLike } from '../../../src/site/browser/live/engine.js';

/** A worker that remembers what it was asked, and tells what a test has it tell. */
export class FakeWorker implements WorkerLike {
  readonly asked: Ask[] = [];
  terminated = false;
  onmessage: WorkerLike['onmessage'] = null;
  onerror: WorkerLike['onerror'] = null;

  postMessage(ask: Ask): void {
    this.asked.push(structuredClone(ask));
  }

  terminate(): void {
    this.terminated = true;
  }

  tell(...tells: Tell[]): void {
    for (const data of tells) this.onmessage?.({ data });
  }

  /** The last question, which has to be to run. */
  get lastRun(): Extract<Ask, { kind: 'run' }> {
    const last = this.asked.at(-1);
    if (last?.kind !== 'run') throw new Error(`the last question was ${last?.kind}`);
    return last;
  }

  /** Runs cells as asked last: each puts out what is given for it. */
  serve(outputs: Readonly<Record<string, readonly Record<string, unknown>[]>>): void {
    const { run } = this.lastRun;
    this.tell({ kind: 'stale', run, cells: Object.keys(outputs) });
    for (const [cell, all] of Object.entries(outputs)) {
      this.tell({ kind: 'started', run, cell });
      for (const data of all) this.tell({ kind: 'output', run, cell, data, metadata: {} });
      this.tell({ kind: 'ended', run, cell, ms: 1 });
    }
    this.tell({ kind: 'done', run, ms: 1, stopped: false });
  }
}
