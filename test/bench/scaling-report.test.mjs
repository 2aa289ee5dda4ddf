import { expect, it } from 'vitest';

import { roomOf, slopesOf } from './scaling-report.mjs';

const row = (samples, ms, more) => {
  return { along: 'samples', step: 'svm', who: 'ours', samples, probes: 1000, ms, ...more };
};

it('takes slopes over the three largest cohorts, and from no fewer', () => {
  const rows = [row(10, 50), row(100, 60), row(1000, 600), row(10_000, 6000)];
  const slopes = (some) => slopesOf(some, ['samples'], ['svm'], ['ours', 'peer']);
  expect(slopes(rows)).toEqual([{ along: 'samples', step: 'svm', who: 'ours', slope: 1 }]);
  expect(slopes(rows.slice(0, 2))).toEqual([]);
});

it('counts copies beside the matrix that was given, kernels apart, and what fits by them', () => {
  const mb = 2 ** 20;
  const samples = mb / 1000;
  const rows = (step, peak_mb) => [row(samples, 1, { step, peak_mb, loaded_mb: 60 })];
  const [tests] = roomOf(rows('t-tests', 76), ['t-tests'], 1084);
  expect([tests.matrix_mb, tests.copies]).toEqual([8, 2]);
  // 24 bytes for each of 1,000 probes, in 1,024 MB.
  expect(tests.fitting).toBe(Math.floor((1024 * mb) / 24_000));
  const [svm] = roomOf(rows('svm', 60 + (8 * samples ** 2) / mb), ['svm'], 1084);
  expect(svm.copies).toBe(0);
  const bytes = (n) => 8 * n * 1000 + 8 * n * n;
  expect(bytes(svm.fitting)).toBeLessThanOrEqual(1024 * mb);
  expect(bytes(svm.fitting + 1)).toBeGreaterThan(1024 * mb);
  const [read] = roomOf(rows('read', 76), ['read'], 1084);
  expect(read.fitting).toBe(Math.floor((1024 * mb) / 16_000));
});
