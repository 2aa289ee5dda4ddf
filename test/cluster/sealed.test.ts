import { describe, expect, it } from 'vitest';
import { Damaged, fingerprint, sealed, unsealed } from '../../src/cluster/sealed.js';

describe('sealed', () => {
  it('keeps every digit, and NaN', async () => {
    const content = { numbers: [0.1 + 0.2, 1e-300, -5e-324, 2 ** 53, NaN], text: '}\n{"' };
    expect(await unsealed(await sealed(content))).toEqual(content);
  });

  it('refuses what JSON would lose', async () => {
    await expect(sealed({ score: -Infinity })).rejects.toThrow('score is -Infinity');
  });
});

describe('unsealed', () => {
  it('notices any byte that is changed, lost or added', async () => {
    const text = await sealed({ a: [1, 22], b: 'x' });
    for (let k = 0; k < text.length; k++) {
      const other = text[k] === '1' ? '2' : '1';
      for (const bad of [
        text.slice(0, k) + other + text.slice(k + 1),
        text.slice(0, k) + text.slice(k + 1),
        text.slice(0, k) + other + text.slice(k),
        text.slice(0, k),
      ]) {
        await expect(unsealed(bad), bad).rejects.toThrow(Damaged);
      }
    }
    await expect(unsealed(`${text}\n`)).rejects.toThrow('cut short');
  });
});

describe('fingerprint', () => {
  it('sees values and the order of lists, and not the order of fields', async () => {
    const one = await fingerprint({ a: [1, { b: 2, c: 3 }], d: 4 });
    expect(await fingerprint({ d: 4, a: [1, { c: 3, b: 2 }] })).toBe(one);
    expect(await fingerprint({ d: 4, a: [{ c: 3, b: 2 }, 1] })).not.toBe(one);
    expect(await fingerprint({ d: 5, a: [1, { c: 3, b: 2 }] })).not.toBe(one);
  });
});
