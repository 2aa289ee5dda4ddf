import { readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { fastest, FIELDS, markdown, merged, rowOf } from './report.mjs';
import { units } from './units/index.mjs';

const about = { cohort: 'golub', agreement: 'equal', versions: { node: '20' } };
const row = (unit, peer, ours, theirs) => rowOf({ ...about, unit, peer, ours, theirs });

describe('a row', () => {
  it('has medians, their ratio and all fields that the file promises', () => {
    const made = row('welch', 'numpy', [1, 2, 90], [4, 4, 5]);
    expect(made).toMatchObject({
      unit: 'welch',
      peer: 'numpy',
      ours_ms: 2,
      peer_ms: 4,
      ratio: 0.5,
    });
    for (const field of FIELDS) expect(made).toHaveProperty(field);
    expect(made.runs).toEqual({ ours: 3, peer: 3 });
  });
});

describe('rows', () => {
  const rows = [row('a', 'slow', [1], [8]), row('a', 'fast', [1], [2]), row('b', 'only', [3], [1])];

  it('are judged by the fastest peer', () => {
    expect(fastest(rows).map(({ peer }) => peer)).toEqual(['fast', 'only']);
    expect(markdown(rows)).toContain('median ratio 1.75, largest 3.00');
  });

  it('of a unit that is measured again take the place of the old ones', () => {
    const newer = [row('a', 'fast', [5], [5])];
    const all = merged(rows, newer, ['b', 'a']);
    expect(all.map(({ unit, ratio }) => [unit, ratio])).toEqual([
      ['b', 3],
      ['a', 1],
    ]);
  });
});

describe('latest.json', () => {
  const rows = JSON.parse(readFileSync('data/results/bench/latest.json', 'utf8'));

  it('has every unit with every peer, both agreeing, in order', () => {
    const expected = units.flatMap(({ name, peers }) => Object.keys(peers).map((p) => [name, p]));
    expect(rows.map(({ unit, peer }) => [unit, peer])).toEqual(expected);
    for (const made of rows) {
      expect(Object.keys(made)).toEqual(expect.arrayContaining(FIELDS));
      expect(made.ratio).toBeCloseTo(made.ours_ms / made.peer_ms, 2);
      expect(made.agreement).not.toMatch(/DIFFERENT/);
    }
  });

  it('is what the table says', () => {
    expect(readFileSync('data/results/bench/latest.md', 'utf8')).toBe(markdown(rows));
  });
});
