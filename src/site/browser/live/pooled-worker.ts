/// <reference lib="dom" />
import type { Ask, LaneReply, PoolTell, Tell } from '../../../rerun/protocol.js';
import type { WorkerLike } from './engine.js';

/** The worker that runs a notebook, with the workers of its pool: opened when it asks for them, ended with it. */
export class PooledWorker implements WorkerLike {
  onmessage: WorkerLike['onmessage'] = null;
  onerror: WorkerLike['onerror'] = null;
  private readonly worker: Worker;
  private readonly lanes = new Map<number, Worker>();

  /** @param folder where the site keeps the code that runs in workers */
  constructor(private readonly folder: URL) {
    this.worker = this.open('worker.js');
    this.worker.onmessage = ({ data, ports }: MessageEvent<Tell | PoolTell>) => {
      if (!('lane' in data)) this.onmessage?.({ data });
      else if (data.kind === 'lane') this.openLane(data.lane, ports[0]);
      else this.endLane(data.lane);
    };
    this.worker.onerror = (event) => this.onerror?.(event);
  }

  postMessage(ask: Ask): void {
    this.worker.postMessage(ask);
  }

  terminate(): void {
    // What it asked for and nobody has heard yet is not to be opened.
    this.worker.onmessage = null;
    this.worker.terminate();
    for (const lane of this.lanes.keys()) this.endLane(lane);
  }

  /** The port is handed on when the worker is loaded; one that can't be loaded is spoken for by the page. */
  private openLane(lane: number, port: MessagePort): void {
    const worker = this.open('pool-worker.js');
    worker.onmessage = () => worker.postMessage('port', [port]);
    worker.onerror = ({ message }) => {
      const error = new Error(message || 'A worker could not be loaded from this site.');
      port.postMessage({ error } satisfies LaneReply);
    };
    this.lanes.set(lane, worker);
  }

  private endLane(lane: number): void {
    this.lanes.get(lane)?.terminate();
    this.lanes.delete(lane);
  }

  private open(file: string): Worker {
    return new Worker(new URL(file, this.folder), { type: 'module' });
  }
}
