/// <reference lib="dom" />
import type { Piece } from '../parallel/piece.js';
import type { LaneReply } from '../rerun/protocol.js';
import { tell } from './tell.js';

let lanes = 0;

/**
 * A worker that does one piece of work at a time. The page opens it: in Firefox (140) `new Worker` in a worker now and
 * then never returns.
 */
export class Lane {
  private readonly lane = ++lanes;
  private readonly port: MessagePort;

  constructor() {
    const { port1, port2 } = new MessageChannel();
    this.port = port1;
    tell({ kind: 'lane', lane: this.lane }, [port2]);
  }

  /** @throws what the work threw, or Error when the worker could not be loaded */
  run(piece: Piece): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.port.onmessage = ({ data }: MessageEvent<LaneReply>) =>
        'error' in data ? reject(data.error) : resolve(data.result);
      this.port.postMessage(piece);
    });
  }

  end(): void {
    this.port.close();
    tell({ kind: 'lane-over', lane: this.lane });
  }
}
