/// <reference lib="dom" />
import type { Piece } from '../parallel/piece.js';
import type { LaneReply, LaneWork } from '../rerun/protocol.js';
import { eliminatedBy, keepEliminated } from './eliminated.js';
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

  /**
   * @param about tells the piece from others: what it eliminates is kept under this, and told to it when it is done again
   * @throws what the work threw, or Error when the worker could not be loaded
   */
  run(piece: Piece, about: string): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.port.onmessage = ({ data }: MessageEvent<LaneReply>) => {
        if ('error' in data) return reject(data.error);
        keepEliminated(about, data.rankings);
        resolve(data.result);
      };
      const work: LaneWork = { piece, rankings: eliminatedBy(about) };
      this.port.postMessage(work);
    });
  }

  end(): void {
    this.port.close();
    tell({ kind: 'lane-over', lane: this.lane });
  }
}
