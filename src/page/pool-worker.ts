// What runs in a worker of the page's own worker: one piece of work after the other, as `parallel/thread.ts` does it.
import work, { type Piece } from '../parallel/thread.js';
import { scope } from './scope.js';

scope.onmessage = ({ data }) => {
  work(data as Piece).then(
    (result) => scope.postMessage({ result }),
    (error: unknown) => scope.postMessage({ error }),
  );
};
