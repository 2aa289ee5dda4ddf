import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { csvOf as inPage, frame as plainFrame } from '../../src/page/frame.js';
import { csvOf, frame } from '../../src/presentation/frame.js';
import { frameBundle } from '../../src/presentation/rich-frame.js';

const value = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((x) => x + 0),
  fc.integer(),
  fc.constantFrom(NaN, null, undefined),
);
const word = fc.constantFrom('ALL', 'AML', 'a, b', 'say "x"', '=1+1', '-7', 'two\nlines', '');
const rows = fc.array(
  fc.record({ label: word, id: word, split: fc.constantFrom('training', 'held-out'), x: value }),
  { minLength: 1, maxLength: 30 },
);

describe('a frame in a page', () => {
  it('has the columns and values of danfo', async () => {
    await fc.assert(
      fc.asyncProperty(rows, async (some) => {
        for (const columns of [undefined, ['x', 'label'], ['id', 'none']]) {
          const [theirs, own] = [await frame(some, columns), await plainFrame(some, columns)];
          expect(own.columns).toEqual(theirs.columns);
          expect(own.values).toEqual(theirs.values);
          expect(own.index).toEqual(theirs.index);
          expect(frameBundle(own)).toEqual(frameBundle(theirs as never));
        }
      }),
      { numRuns: 40 },
    );
  });

  it('groups and counts as danfo', async () => {
    await fc.assert(
      fc.asyncProperty(rows, async (some) => {
        for (const keys of [['split', 'label'], ['split']]) {
          const theirs = (await frame(some)).groupby(keys).col(['id']).count();
          const own = (await plainFrame(some)).groupby(keys).col(['id']).count();
          expect(own.columns).toEqual(theirs.columns);
          expect(own.values).toEqual(theirs.values);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('names a column that it has not', async () => {
    const own = await plainFrame([{ label: 'ALL' }]);
    expect(() => own.groupby(['label']).col(['id'])).toThrow('no column "id"; it has label');
  });

  it('is written as the same text', async () => {
    await fc.assert(
      fc.asyncProperty(rows, fc.boolean(), async (some, yes) => {
        const all = some.map((row) => ({ ...row, yes }));
        const columns = ['label', 'x', 'yes', 'id'];
        expect(await inPage(all, columns)).toBe(await csvOf(all, columns));
      }),
      { numRuns: 40 },
    );
    expect(await inPage([], ['a', 'b'])).toBe(await csvOf([], ['a', 'b']));
  });
});
