import { tTests } from '../../../dist/index.js';
import { largestDifference, relative, small } from '../compare.mjs';

export const welch = {
  name: 'welch',
  what: 'Welch t, degrees of freedom and p of every probe, all samples',
  peers: { numpy: 'python', scipy: 'python', R: 'r' },
  ours:
    ({ logged }) =>
    () =>
      tTests(logged.X, logged.y),
  agree(_inputs, mine, theirs) {
    const worst = ['t', 'df', 'p'].map((what) => [
      what,
      // A constant probe has no t; what its p is called is a convention.
      largestDifference(
        mine[what].filter((_, j) => !Number.isNaN(mine.t[j])),
        theirs[what].filter((_, j) => !Number.isNaN(mine.t[j])),
        relative,
      ),
    ]);
    const says = worst.map(([what, value]) => `${what} ${small(value)}`).join(', ');
    return { same: worst.every(([, value]) => value < 1e-9), says: `relative: ${says}` };
  },
};
