import type { PoolTell, Tell } from '../rerun/protocol.js';
import { scope } from './scope.js';

/**
 * Tells the page.
 *
 * @param ports what the page is to have for itself
 */
export function tell(message: Tell | PoolTell, ports: readonly MessagePort[] = []): void {
  scope.postMessage(message, [...ports]);
}
