import { display } from './display.js';

let shown = 0;

/**
 * A progress line under the cell that runs, updated in place.
 *
 * @param what names the work
 * @returns to be told how much of how much is done, and optionally what is being worked on
 */
export function progress(what: string): (done: number, total: number, detail?: string) => void {
  const id = `progress-${++shown}`;
  let last = 0;
  return (done, total, detail = '') => {
    // Five times a second is as much as anyone reads; the last word is always shown.
    const now = Date.now();
    const first = last === 0;
    if (!first && done < total && now - last < 200) return;
    last = now;
    const bar = '█'.repeat(Math.round((20 * done) / total)).padEnd(20, '░');
    const text =
      done < total
        ? `${what} ${bar} ${done}/${total} ${detail}`
        : `${what}: ${total} of ${total} done`;
    void display({ 'text/plain': text }, {}, { id, update: !first });
  };
}
