/// <reference lib="dom" />
import type { Piece } from '../parallel/piece.js';
import type { LaneReply } from '../rerun/protocol.js';
import type { Rankings } from './rfe-ranking.js';
import { tell } from './tell.js';

/** What a lane is sent. */
export interface LaneWork {
  readonly piece: Piece;
  /** What it eliminated when it was last done. */
  readonly rankings?: Rankings;
}

let lanes = 0;
/** What pieces eliminated in any lane, by what tells a piece from others. */
const eliminated = new Map<string, Rankings>();

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
   * @param about tells it from others: where it was done before, it mostly would eliminate the same probes again
   * @throws what the work threw, or Error when the worker could not be loaded
   */
  run(piece: Piece, about: string): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.port.onmessage = ({ data }: MessageEvent<LaneReply>) => {
        if ('error' in data) return reject(data.error);
        if (data.rankings.size > 0) eliminated.set(about, data.rankings);
        resolve(data.result);
      };
      const work: LaneWork = { piece, rankings: eliminated.get(about) };
      this.port.postMessage(work);
    });
  }

  end(): void {
    this.port.close();
    tell({ kind: 'lane-over', lane: this.lane });
  }
}
