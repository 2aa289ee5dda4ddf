import { describe, expect, it } from 'vitest';

import { asRead, changedMeasures, describeChanges } from '../../src/presentation/changes.js';

const now = { probes: 63, t: 9.640968, strongest: 'X95735_at', p: NaN, missed: '66' };

describe('changedMeasures', () => {
  it('finds nothing between measures and what a file has of them', () => {
    expect(changedMeasures(asRead(now), now)).toEqual([]);
  });

  it('has what moved, in order, before and now; numbers as numbers', () => {
    const before = asRead({ ...now, t: 9.5, probes: 62, strongest: 'M55150_at' });
    expect(changedMeasures(before, now)).toEqual([
      { measure: 'probes', before: 62, now: 63 },
      { measure: 't', before: 9.5, now: 9.640968 },
      { measure: 'strongest', before: 'M55150_at', now: 'X95735_at' },
    ]);
  });

  it('keeps texts that look like numbers as texts', () => {
    const [row] = changedMeasures(asRead({ ...now, missed: '061' }), now);
    expect(row).toEqual({ measure: 'missed', before: '061', now: '66' });
  });

  it('takes numbers that another engine rounds otherwise as the same, but whole ones only when they are', () => {
    const moved = (was: number, is: number) =>
      changedMeasures(asRead({ x: was }), { x: is }).length === 1;
    expect(moved(1e-10, 1e-10 * (1 + 5e-10))).toBe(false);
    expect(moved(1e-10, 1e-10 * (1 + 5e-9))).toBe(true);
    expect(moved(10_000_000_000, 10_000_000_001)).toBe(true);
    expect(moved(0, 0)).toBe(false);
    expect(moved(0, 1e-300)).toBe(true);
    expect(moved(NaN, 0)).toBe(true);
    expect(moved(0, NaN)).toBe(true);
  });

  it('has what came and what went, with nothing on the other side', () => {
    expect(changedMeasures(asRead({ old: 1, x: 2 }), { x: 2, young: 3 })).toEqual([
      { measure: 'young', before: '', now: 3 },
      { measure: 'old', before: 1, now: '' },
    ]);
  });
});

describe('describeChanges', () => {
  const changed = [
    { name: 'topK', from: 50, to: 20 },
    { name: 'sizes', from: [1, 2], to: [5] },
  ];
  const other = asRead({ ...now, t: 1, probes: 0 });
  const where = 'data/results/golub';

  it.each([
    [[], asRead(now), 'All 5 numbers are as in `data/results/golub`.'],
    [[], undefined, 'There are no results in `data/results/golub` to compare with yet.'],
    [
      changed,
      asRead(now),
      '**Changed: topK 50 → 20, sizes [1, 2] → [5].** All 5 numbers are as in `data/results/golub`.',
    ],
    [
      changed,
      other,
      '**Changed: topK 50 → 20, sizes [1, 2] → [5].** Against `data/results/golub`, 2 of 5 numbers moved:',
    ],
    [
      [],
      other,
      '**2 of 5 numbers differ from `data/results/golub`, although no parameter was changed.** ' +
        'The code, or the version of Node or of a package, must have been another:',
    ],
  ])('says in a line what was changed and what came of it (%#)', (parameters, before, line) => {
    expect(describeChanges(parameters, before, now, where)).toBe(line);
  });
});
