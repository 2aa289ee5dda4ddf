// What runs in a worker of the pool: one piece of work after the other, as `parallel/thread.ts` does it. It says when it is
// loaded, and is then given the port through which the work comes.
import { type Piece, pieceWorker } from '../parallel/piece.js';
import type { LaneReply } from '../rerun/protocol.js';
import { scope } from './scope.js';

scope.onmessage = ({ ports: [port] }) => {
  const reply = (message: LaneReply) => port.postMessage(message);
  let work: ReturnType<typeof pieceWorker>;
  const done = async (piece: Piece) => {
    if (piece.common) work = pieceWorker(piece.common);
    return work(piece);
  };
  port.onmessage = ({ data }: MessageEvent<Piece>) => {
    done(data).then(
      (result) => reply({ result }),
      (error: Error) => reply({ error }),
    );
  };
  port.onmessageerror = () => reply({ error: new Error('A piece of work could not be read.') });
};
scope.postMessage('loaded');
