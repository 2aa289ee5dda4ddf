// What runs in a worker of the pool: one piece of work after the other, as `parallel/thread.ts` does it. It says when it is
// loaded, and is then given the port through which the work comes: what pieces have in common before the pieces.
import { type Common, type Piece, pieceWorker } from '../parallel/piece.js';
import type { LaneReply } from '../rerun/protocol.js';
import { scope } from './scope.js';

scope.onmessage = ({ ports: [port] }) => {
  const reply = (message: LaneReply) => port.postMessage(message);
  let work = pieceWorker(new Map());
  port.onmessage = ({ data }: MessageEvent<Common | Piece>) => {
    if (data instanceof Map) {
      work = pieceWorker(data);
      return;
    }
    work(data as Piece).then(
      (result) => reply({ result }),
      (error: Error) => reply({ error }),
    );
  };
};
scope.postMessage('loaded');
