/// <reference lib="dom" />
import type { Piece } from '../parallel/thread.js';
import { siteAddress } from './site.js';

type Reply = { readonly result: unknown } | { readonly error: Error };

/** A worker that does one piece of work at a time. */
export class Lane {
  private readonly worker = new Worker(siteAddress('assets/live/pool-worker.js'), {
    type: 'module',
  });

  /** @throws what the work threw, or Error when the worker could not be loaded */
  run(piece: Piece): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.worker.onmessage = ({ data }: MessageEvent<Reply>) =>
        'error' in data ? reject(data.error) : resolve(data.result);
      this.worker.onerror = ({ message }) =>
        reject(new Error(message || 'A worker could not be loaded from this site.'));
      this.worker.postMessage(piece);
    });
  }

  end(): void {
    this.worker.terminate();
  }
}
