import { describe, expect, it } from 'vitest';

import { csvOf, frame } from '../../src/presentation/frame.js';

describe('frame', () => {
  it('keeps the columns in the order asked for, integer-like names too', async () => {
    const df = await frame([{ b: 1, 10: 2, 2: 3 }], ['b', '10', '2']);
    expect(df.columns).toEqual(['b', '10', '2']);
    expect(df.values).toEqual([[1, 2, 3]]);
  });

  it('computes: danfo groups and counts', async () => {
    const df = await frame([
      { label: 'ALL', id: 1 },
      { label: 'AML', id: 2 },
      { label: 'ALL', id: 3 },
    ]);
    expect(df.groupby(['label']).col(['id']).count().values).toEqual([
      ['ALL', 2],
      ['AML', 1],
    ]);
  });
});

describe('csvOf', () => {
  it('writes numbers at full precision, truth as 1 and 0, and what is undefined as an empty cell', async () => {
    const rows = [
      { x: 0.1 + 0.2, y: true, z: NaN, w: 1e-300 },
      { x: -5, y: false, z: undefined, w: null },
    ];
    expect(await csvOf(rows, ['x', 'y', 'z', 'w'])).toBe(
      'x,y,z,w\n0.30000000000000004,1,,1e-300\n-5,0,,\n',
    );
  });

  it('quotes what holds a comma, a quote or a line break', async () => {
    const text = await csvOf([{ a: 'one, "two"\nthree' }], ['a']);
    expect(text).toBe('a\n"one, ""two""\nthree"\n');
  });

  it("is needed: danfo's own toCSV writes a comma without quotes", async () => {
    const { toCSV } = await import('danfojs-node');
    expect(toCSV(await frame([{ a: 'x, y', b: 1 }]))).toContain('x, y,1');
  });

  it('writes the header alone for no rows', async () => {
    expect(await csvOf([], ['a', 'b'])).toBe('a,b\n');
  });

  it('writes no cell that a spreadsheet would run', async () => {
    const rows = [{ probe: '=HYPERLINK("x")', t: -1.5, label: '+', id: '-7' }];
    expect(await csvOf(rows, ['probe', 't', 'label', 'id'])).toBe(
      'probe,t,label,id\n"\'=HYPERLINK(""x"")",-1.5,\'+,-7\n',
    );
  });
});
