import { describe, expect, it } from 'vitest';

import { GOLUB_FILES } from '../../src/cohort/golub.js';
import { GOLUB_COPIES } from '../../src/cohort/sources.js';

describe('GOLUB_COPIES', () => {
  const pinned = GOLUB_COPIES.flatMap((copy) => Object.entries(copy.files));

  it('pins every file of every copy to a commit and a SHA-256', () => {
    expect(pinned).toHaveLength(9);
    for (const [name, { url, sha256 }] of pinned) {
      expect(url).toMatch(
        /^https:\/\/raw\.githubusercontent\.com\/[\w-]+\/[\w-]+\/[0-9a-f]{40}\/\w+\.csv$/,
      );
      expect(url.endsWith(`/${name}`)).toBe(true);
      expect(sha256).toMatch(/^[0-9a-f]{64}$/);
    }
  });

  it('expects one and the same actual.csv, and expression files that differ in bytes', () => {
    const hashes = (name: string) =>
      new Set(pinned.filter(([file]) => file === name).map(([, file]) => file.sha256));
    expect(hashes(GOLUB_FILES.actual).size).toBe(1);
    expect(hashes(GOLUB_FILES.train).size).toBe(3);
    expect(hashes(GOLUB_FILES.independent).size).toBe(3);
  });
});
