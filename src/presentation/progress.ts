import { display } from './display.js';

/** Told how much of how much is done, and optionally what is being worked on. */
export type Report = (done: number, total: number, detail?: string) => void;

let shown = 0;

/** Five times a second is as much as anyone reads. */
const pauseMs = 200;
/** A guess from less time than this would be worth nothing. */
const patienceMs = 1000;
/** Share of the latest step in the pace, once there were enough steps for a mean. */
const freshness = 0.1;

/**
 * A progress line under the cell that runs, updated in place: a bar, how much is done, and about how long the rest will
 * take. The last word says no time, so that a notebook that is run again has the same outputs.
 *
 * @param what names the work, which starts now
 * @param now a clock in milliseconds
 * @example
 * import { crossValidate, diagonalLda, loadCohort, log2, pipeline } from 'leukemia-notebooks';
 * import { progress, stratifiedKFold, trainingSet, tTestFilter } from 'leukemia-notebooks';
 * const training = trainingSet(await loadCohort('simulated'));
 * const spec = pipeline(log2({ floor: 100 }), tTestFilter({ top: 50 }), diagonalLda());
 * const plan = stratifiedKFold(training.y, { seed: 1 });
 * const { folds } = await crossValidate({ spec }, training, plan, progress('five folds'));
 * folds.length; // => 5
 */
export function progress(what: string, now: () => number = Date.now): Report {
  const id = `progress-${++shown}`;
  const pace = paceFrom(now());
  let last = -Infinity;
  return (done, total, detail = '') => {
    const time = now();
    const left = pace(time, done, total);
    if (done < total && time - last < pauseMs) return;
    const update = last > -Infinity;
    last = time;
    const text = done < total ? line(what, done, total, left, detail) : ended(what, total);
    void display({ 'text/plain': text }, {}, { id, update });
  };
}

/**
 * Guesses the milliseconds left from the time per step: the mean of the first steps, and later a moving one that
 * forgets, as some kinds of steps take longer than others. NaN as long as there is no telling.
 */
function paceFrom(start: number): (time: number, done: number, total: number) => number {
  let [lastTime, lastDone, perStep] = [start, 0, 0];
  return (time, done, total) => {
    const steps = done - lastDone;
    if (steps > 0) {
      const weight = Math.min(1, steps * Math.max(1 / done, freshness));
      perStep += weight * ((time - lastTime) / steps - perStep);
      [lastTime, lastDone] = [time, done];
    }
    return done > 0 && time - start >= patienceMs ? perStep * (total - done) : NaN;
  };
}

function line(what: string, done: number, total: number, left: number, detail: string): string {
  const bar = '█'.repeat(Math.round((20 * done) / total)).padEnd(20, '░');
  const share = `${Math.floor((100 * done) / total)}%`.padStart(3);
  return [what, bar, `${done}/${total}`, share, timeLeft(left), detail].filter(Boolean).join('  ');
}

function ended(what: string, total: number): string {
  return `${what}: ${total} of ${total} done`;
}

/** A time in steps that a guess deserves: `about 40 s left`, `about 3 min left`. */
function timeLeft(ms: number): string {
  if (Number.isNaN(ms)) return '';
  const seconds = ms / 1000;
  if (seconds < 90) return `about ${Math.max(5, 5 * Math.round(seconds / 5))} s left`;
  return `about ${Math.round(seconds / 60)} min left`;
}
