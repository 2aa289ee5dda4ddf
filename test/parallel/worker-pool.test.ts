import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

import { Matrix } from 'ml-matrix';
import { beforeAll, describe, expect, it } from 'vitest';

import { projectRoot } from '../../src/files/project-root.js';
import { packed, type Received, unpacked, valuesIn } from '../../src/parallel/wire.js';

describe('what is sent to a thread', () => {
  it('comes out as it went in, matrices included, after a structured clone', () => {
    const X = new Matrix([
      [1, NaN, -0],
      [4, Infinity, 1e-300],
    ]);
    const value = {
      data: { X, y: [0, 1], samples: ['a', 'b'], role: 'training' },
      list: [{ X }, null, undefined, 7],
      flag: true,
      bytes: new Uint8Array([1, 2]),
    };
    const back = unpacked(structuredClone(packed(value))) as typeof value;
    expect(back).toEqual(value);
    expect(back.data.X).toBeInstanceOf(Matrix);
    back.data.X.set(0, 0, 9);
    expect(X.get(0, 0)).toBe(1);
  });

  it('shares the values of a matrix, and copies them once', () => {
    const X = Matrix.ones(3, 3);
    const [one, other] = [packed({ X }), packed([X])] as [{ X: object }, object[]];
    expect(one.X).toBe(other[0]);
  });

  it('is the same matrix again when it is sent again', () => {
    const [X, other] = [Matrix.ones(3, 3), Matrix.zeros(3, 3)];
    const received: Received = new Map();
    const send = (value: unknown) => unpacked(structuredClone(packed(value)), received);
    const first = send(X);
    expect(first).toEqual(X);
    expect(send([other, X])).toEqual([other, X]);
    expect((send({ X }) as { X: Matrix }).X).toBe(first);
  });

  it('has as many values as all its matrices', () => {
    expect(valuesIn([{ X: Matrix.ones(3, 4), y: [0, 1] }, [Matrix.ones(1, 2)], 'text'])).toBe(14);
  });
});

/** The threads run compiled code, so the pool is tested as users have it. */
describe('workerPool', () => {
  const script = path.join(__dirname, 'in-threads.cjs');
  let said: Record<string, unknown>;
  beforeAll(() => {
    if (!existsSync(path.join(projectRoot, 'dist', 'index.js'))) {
      throw new Error('There is no dist/: run npm run build first.');
    }
    said = JSON.parse(
      execFileSync(process.execPath, [script], { encoding: 'utf8' }),
    ) as typeof said;
  }, 60_000);

  it.each([1, 5])('gives the same bytes as one thread: %i threads', (threads) => {
    expect(said[`threads ${threads}`]).toBe(said['in turn']);
  });

  it.each([
    ['little work', 0],
    ['long work', 4],
  ])('starts threads for few values where it is worth it: %s', (work, threads) => {
    // Little work has one repeat, of which nothing is told before its end.
    const told = { some: threads > 0, right: true };
    expect(said[work]).toEqual({ same: true, threads, told });
  });

  it('tells of the first repeat when its folds are there, and not of the last', () => {
    // Two pipelines on three folds.
    expect(said.soFar).toEqual([6]);
  });

  it('grows the same forest', () => {
    expect(said.forest).toBe(true);
  });

  it('tells of every piece', () => {
    expect(said.progress).toEqual([1, 2, 3, 4, 5, 6].map((done) => [done, 6]));
  });

  it('throws what a piece throws, and begins no other', () => {
    expect(said.failure).toContain('two samples of each class');
    expect(said['begun after failure']).toBeLessThan(8);
  });

  it('stops when aborted', () => {
    expect(said.aborted).toBe('AbortError');
  });

  it('refuses a function that no thread could find', () => {
    expect(said.unknown).toContain("'homemade' is not one of them");
  });

  it('leaves no thread behind', () => {
    expect(said.threadsLeft).toBe(0);
  });
});
