// What runs in a worker thread: one piece of work after the other, on arguments that were sent.
import { workerData } from 'node:worker_threads';

import { type Common, pieceWorker } from './piece.js';

export default pieceWorker(workerData as Common);
