import { constants } from 'node:os';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const duties = new Set<() => void>();
let watching = false;

/**
 * Has `duty` done when this process ends, whether by itself, by an error or by SIGINT, SIGTERM or SIGHUP (after which
 * it exits with 128 plus the signal's number, as shells do). A duty must be synchronous.
 * @returns a function that takes the duty back.
 */
export function atExit(duty: () => void): () => void {
  watch();
  duties.add(duty);
  return () => duties.delete(duty);
}

function watch(): void {
  if (watching) return;
  watching = true;
  process.on('exit', performAll);
  for (const signal of signals) {
    process.once(signal, () => {
      performAll();
      process.exit(128 + constants.signals[signal]);
    });
  }
}

function performAll(): void {
  for (const duty of duties) {
    duties.delete(duty);
    try {
      duty();
    } catch (error) {
      console.error(error);
    }
  }
}
