import { stillWanted } from './still-wanted.js';

const waiting: (() => void)[] = [];
const channel = new MessageChannel();
channel.port1.onmessage = () => waiting.shift()!();

/**
 * As `numerics/pause.ts`: lets other messages be heard. By a message to itself, because a browser's timers wait for 4 ms;
 * and for ever where the cell was abandoned, so that nothing computes on.
 */
export function pause(): Promise<void> {
  const turn = new Promise<void>((resolve) => waiting.push(resolve));
  channel.port2.postMessage(null);
  return stillWanted(turn);
}
