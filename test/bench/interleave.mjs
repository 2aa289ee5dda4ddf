import { performance } from 'node:perf_hooks';

/**
 * Measures contestants in turns, A B C A B C …, so that whatever else the machine does meets all of them alike.
 *
 * A contestant is `{ name, run }`; `run()` does the work once and resolves with the milliseconds it took. Its turn lasts
 * for as many runs as fit into `turn` milliseconds by its fastest run so far, since the first one after another process
 * had the machine finds its caches cold. Rounds go on until each has `minRuns` runs and `budget` milliseconds are over.
 * What the warm-up rounds took is thrown away.
 *
 * @param options.now the clock that the budget is measured by
 * @returns the milliseconds of every run, by name
 */
export async function interleave(contestants, options = {}) {
  const { minRuns = 5, warmUp = 2, budget = 3000, turn = 30, mostPerTurn = 25 } = options;
  const { now = () => performance.now() } = options;
  const times = new Map(contestants.map(({ name }) => [name, []]));
  const fastest = new Map(contestants.map(({ name }) => [name, Infinity]));
  const round = async (keep) => {
    for (const { name, run } of contestants) {
      const runs = Math.min(mostPerTurn, Math.max(1, Math.floor(turn / fastest.get(name))));
      for (let k = 0; k < runs; k++) {
        const ms = await run();
        fastest.set(name, Math.min(ms, fastest.get(name)));
        if (keep) times.get(name).push(ms);
      }
    }
  };
  for (let k = 0; k < warmUp; k++) await round(false);
  const start = now();
  const enough = () => [...times.values()].every((runs) => runs.length >= minRuns);
  while (!enough() || now() - start < budget) await round(true);
  return times;
}
