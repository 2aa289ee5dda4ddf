import { Matrix } from 'ml-matrix';
import { describe, expect, it } from 'vitest';

import { adjust, type Correction, tTests } from '../../src/index.js';
import { commonOf, ownOf, pieceWorker } from '../../src/parallel/piece.js';

const p = [0.01, 0.02, 0.9];
const pieces: [number[], Correction][] = [
  [p, 'holm'],
  [p, 'bonferroni'],
];

describe('arguments of pieces of work', () => {
  it('are common where all pieces have the very same list or object, and sent apart from the others', () => {
    const common = commonOf(pieces);
    expect([...common]).toEqual([[0, p]]);
    expect(pieces.map((args) => ownOf(args, common))).toEqual([
      [undefined, 'holm'],
      [undefined, 'bonferroni'],
    ]);
  });

  it('are not common where they are equal alone, or short', () => {
    expect(
      commonOf([
        [[1], 7],
        [[1], 7],
      ]).size,
    ).toBe(0);
    expect(commonOf([[p], []]).size).toBe(0);
  });

  it('come to the function in their places, after structured clones', async () => {
    const common = commonOf(pieces);
    const work = pieceWorker(structuredClone(common));
    for (const args of pieces) {
      const piece = structuredClone({ name: 'adjust', args: ownOf(args, common) });
      expect(await work(piece)).toEqual(adjust(...args));
    }
  });

  it('are matrices again, whether common or not', async () => {
    const X = new Matrix([[1], [2], [6], [8]]);
    const y = [0, 0, 1, 1] as const;
    for (const args of [
      [X, y],
      [X.clone(), y],
    ]) {
      const common = commonOf([[X, y], args]);
      const work = pieceWorker(structuredClone(common));
      const piece = structuredClone({ name: 'tTests', args: ownOf(args, common) });
      expect(await work(piece)).toEqual(tTests(X, y));
    }
  });

  it('are of one list of pieces: no matrix of an earlier one is left', async () => {
    const y = [0, 0, 1, 1] as const;
    for (const X of [new Matrix([[1], [2], [6], [8]]), new Matrix([[7], [1], [2], [9]])]) {
      // Both have the number that a first matrix has; only what was let go can't be mistaken for the second.
      const values = Float64Array.from(X.to1DArray());
      const sent = { sharedMatrix: 0, rows: X.rows, columns: X.columns, values };
      const work = pieceWorker(new Map<number, unknown>([[0, sent]]));
      expect(await work({ name: 'tTests', args: [undefined, y] })).toEqual(tTests(X, y));
    }
  });
});
