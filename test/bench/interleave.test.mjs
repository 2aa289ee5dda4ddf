import { describe, expect, it } from 'vitest';

import { interleave } from './interleave.mjs';

/** Contestants who always take the same time, by a clock that only they move; `order` is who ran. */
function race(taking) {
  const order = [];
  let time = 0;
  const contestants = Object.entries(taking).map(([name, ms]) => ({
    name,
    async run() {
      order.push(name);
      time += ms;
      return ms;
    },
  }));
  return { order, contestants, now: () => time };
}

describe('interleave', () => {
  it('lets everybody run in turn and throws the warm-up away', async () => {
    const { order, contestants, now } = race({ A: 100, B: 200 });
    const times = await interleave(contestants, { now, budget: 0, minRuns: 3, warmUp: 1 });
    expect(order.join('')).toBe('ABABABAB');
    expect([...times]).toEqual([
      ['A', [100, 100, 100]],
      ['B', [200, 200, 200]],
    ]);
  });

  it('goes on for as long as the budget', async () => {
    const { contestants, now } = race({ A: 100, B: 200 });
    const times = await interleave(contestants, { now, budget: 2000, minRuns: 3 });
    expect(times.get('A').length).toBe(7);
  });

  it('gives the quick ones several runs a turn, and no more than so many', async () => {
    const { order, contestants, now } = race({ A: 10, B: 35, C: 0.001 });
    const limits = { turn: 35, mostPerTurn: 5, warmUp: 1, minRuns: 1, budget: 0 };
    await interleave(contestants, { now, ...limits });
    // In the warm-up nobody is known to be quick.
    expect(order.join('')).toBe('ABC' + 'AAA' + 'B' + 'CCCCC');
  });
});
