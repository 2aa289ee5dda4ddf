import { pause } from './pause.js';

/** Milliseconds after which the event loop gets a turn, which takes one: often enough to hear Ctrl-C, and it costs little. */
const TURN = 25;

let turned = performance.now();

/** Between two steps of a long computation: lets the event loop turn, unless this did so within the last 25 ms. */
export async function pauseWhenDue(): Promise<void> {
  if (performance.now() - turned < TURN) return;
  await pause();
  turned = performance.now();
}
