import { describe, expect, it } from 'vitest';

import { difference, differenceOfJson } from './compare-tables.mjs';

describe('difference', () => {
  it('takes numbers that differ by less than 1e-9 of their size for the same', () => {
    expect(difference('a,b\nx,0.5\n', 'a,b\nx,0.5000000000001\n')).toBeUndefined();
    expect(difference('a,b\nx,0.5\n', 'a,b\nx,0.500000001\n')).toContain('line 2, b');
  });

  it('takes whole numbers, texts and sizes exactly', () => {
    expect(difference('n\n10000000000\n', 'n\n10000000001\n')).toContain('line 2, n');
    expect(difference('n\nx\n', 'n\ny\n')).toContain('x against y');
    expect(difference('n\n1\n', 'n\n1\n2\n')).toBe('2 against 3 lines');
    expect(difference('n,m\n1,2\n', 'n,m\n1\n')).toBe('line 2: 2 against 1 cells');
  });
});

describe('differenceOfJson', () => {
  const value = { hash: 'a', list: [1, { auc: 0.9 }], none: null };
  const changed = (more) => differenceOfJson(value, { ...value, ...more });

  it('finds the place of a difference, however deep', () => {
    expect(changed({})).toBeUndefined();
    expect(changed({ list: [1, { auc: 0.9 + 1e-13 }] })).toBeUndefined();
    expect(changed({ list: [1, { auc: 0.91 }] })).toBe('/list/1/auc: 0.9 against 0.91');
    expect(changed({ list: [2, { auc: 0.9 }] })).toContain('/list/0');
  });

  it('misses nothing that is absent, added or of another kind', () => {
    expect(changed({ none: undefined })).toContain('/none');
    expect(changed({ more: 1 })).toContain('/more');
    expect(changed({ list: [1] })).toContain('/list/1');
    expect(changed({ hash: null })).toContain('/hash');
  });
});
