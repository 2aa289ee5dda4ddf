import { describe, expect, it } from 'vitest';

import { screening } from '../../src/models/elastic-net-screening.js';
import { evaluate } from '../../src/models/elastic-net-point.js';
import { alongColumn, emptyModel } from '../../src/models/elastic-net-state.js';
import { random } from '../../src/numerics/random.js';
import { drawn } from '../datasets.js';

describe('screening', () => {
  // Few columns, which are all looked at, and many, which are bounded.
  it.each([100, 400])(
    'finds each of %i columns above the limit, however the log-odds moved in between',
    (columns) => {
      const { X, y } = drawn(15, columns, 2, { shifted: 20, shift: 1 });
      const state = emptyModel(X, y);
      const screen = screening(state);
      const draw = random(5);
      for (let round = 0; round < 60; round++) {
        // Small moves and, now and then, large ones.
        const size = round % 10 === 0 ? 2 : 0.1;
        const { logOdds, residual } = state.point;
        logOdds.set(logOdds.map((f) => f + size * draw.normal()));
        evaluate(state.point, y);
        state.beta.fill(0);
        state.beta[round] = 1;
        const pulls = Array.from(state.beta, (_, j) =>
          Math.abs(alongColumn(state.columns, j, residual)),
        );
        const limit = [...pulls].sort((a, b) => b - a)[round % 30];
        const above = pulls.flatMap((pull, j) => (j !== round && pull > limit ? [j] : []));
        const { entering, largest } = screen.above(limit);
        expect(entering).toEqual(above);
        expect(largest).toBeLessThanOrEqual(limit);
      }
    },
  );

  it.each([100, 400])('tells the largest of %i pulls that is not above the limit', (columns) => {
    const { X, y } = drawn(15, columns, 3);
    const state = emptyModel(X, y);
    const pulls = Array.from(state.beta, (_, j) =>
      Math.abs(alongColumn(state.columns, j, state.point.residual)),
    ).sort((a, b) => b - a);
    expect(screening(state).above((pulls[4] + pulls[5]) / 2).largest).toBe(pulls[5]);
  });

  it('finds a column that had a weight at first', () => {
    const { X, y } = drawn(15, 400, 2, { shifted: 20, shift: 1 });
    const state = emptyModel(X, y);
    const screen = screening(state);
    const pulls = Array.from(state.beta, (_, j) =>
      Math.abs(alongColumn(state.columns, j, state.point.residual)),
    );
    const strongest = pulls.indexOf(Math.max(...pulls));
    const limit = 0.99 * pulls[strongest];
    state.beta[strongest] = 1;
    expect(screen.above(limit).entering).not.toContain(strongest);
    state.beta[strongest] = 0;
    expect(screen.above(limit).entering).toContain(strongest);
  });
});
