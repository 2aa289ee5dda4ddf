import type { Tell } from '../rerun/protocol.js';
import { scope } from './scope.js';

/** Tells the page. */
export function tell(message: Tell): void {
  scope.postMessage(message);
}
