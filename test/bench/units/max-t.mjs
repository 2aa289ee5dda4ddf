import { maxT } from '../../../dist/index.js';
import { PERMUTATIONS } from '../inputs.mjs';
import { largestDifference, small } from '../compare.mjs';

export const maxTUnit = {
  name: 'max-t',
  what: `step-down maxT, ${PERMUTATIONS} permutations`,
  peers: { numpy: 'python', multtest: 'r' },
  ours:
    ({ 7129: { training }, seed }) =>
    () =>
      maxT(training.X, training.y, { permutations: PERMUTATIONS, seed }),
  agree(_inputs, mine, theirs, peer) {
    if (peer === 'numpy') {
      const worst = largestDifference(mine, theirs);
      return {
        same: worst < 1e-12,
        says: `same permutations, adjusted p within ${small(worst)}`,
      };
    }
    // multtest draws its own permutations.
    const z = mine.map((p, j) => {
      const mean = (p + theirs[j]) / 2;
      return (
        Math.abs(p - theirs[j]) /
        Math.sqrt((2 * mean * (1 - mean)) / PERMUTATIONS + 1 / PERMUTATIONS ** 2)
      );
    });
    const worst = Math.max(...z);
    return {
      same: worst < 4.5,
      says: `own permutations, adjusted p within ${worst.toFixed(1)} standard errors`,
    };
  },
};
