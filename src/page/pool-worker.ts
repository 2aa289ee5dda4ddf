// What runs in a worker of the pool: one piece of work after the other, as `parallel/thread.ts` does it. It says when it is
// loaded, and is then given the port through which the work comes.
import { pieceWorker } from '../parallel/piece.js';
import type { LaneReply, LaneWork } from '../rerun/protocol.js';
import { recall } from './rfe-ranking.js';
import { scope } from './scope.js';

scope.onmessage = ({ ports: [port] }) => {
  const reply = (message: LaneReply) => port.postMessage(message);
  let work: ReturnType<typeof pieceWorker>;
  const done = async ({ piece, rankings: before }: LaneWork) => {
    if (piece.common) work = pieceWorker(piece.common);
    const rankings = recall(before);
    return { result: await work(piece), rankings };
  };
  port.onmessage = ({ data }: MessageEvent<LaneWork>) => {
    done(data).then(reply, (error: Error) => reply({ error }));
  };
  port.onmessageerror = () => reply({ error: new Error('A piece of work could not be read.') });
};
scope.postMessage('loaded');
