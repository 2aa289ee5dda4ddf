import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Cohort } from '../../src/cohort/cohort.js';
import { cohortCsv, cohortGct } from '../../src/cohort/write.js';
import { holds, isForPeople, mutated, mutatedBytes, soup } from './fuzz.js';
import { CLS, FORMATS, gzipped, LABELS_FILE, read } from './texts.js';

// A second or two here; `npm run test:full` sets COHORT_FUZZ_SECONDS and goes on for that long with each property.
const seconds = Number(process.env.COHORT_FUZZ_SECONDS ?? 0);
const settings = (runs: number) =>
  seconds > 0
    ? { seed: 7129, numRuns: 1e9, interruptAfterTimeLimit: 1000 * seconds }
    : { seed: 7129, numRuns: runs };
const timeout = 60_000 + 2000 * seconds;

const formats = Object.entries(FORMATS).map(([name, text]) => [name, text()] as const);

describe('whatever is read, a sound cohort comes back or an error for people', () => {
  it('from a soup of pieces', { timeout }, async () => {
    const property = fc.asyncProperty(soup, soup, fc.boolean(), (text, labels, both) =>
      holds(text, both ? { labels } : {}),
    );
    await fc.assert(property, settings(400));
  });

  it.each(formats)('from a changed %s', { timeout }, async (_, text) => {
    const options = fc.constantFrom({}, { labels: LABELS_FILE }, { labels: CLS });
    const property = fc.asyncProperty(
      mutated(text),
      options,
      fc.integer({ min: 1, max: 999 }),
      (changed, more, chunk) => holds(changed, { ...more, chunk }),
    );
    await fc.assert(property, settings(120));
  });

  it('from changed labels', { timeout }, async () => {
    const property = fc.asyncProperty(mutated(LABELS_FILE), (labels) =>
      holds(FORMATS.gct12(), { labels }),
    );
    await fc.assert(property, settings(200));
  });

  it('from changed bytes, packed and plain', { timeout }, async () => {
    const [plain, packed] = [Buffer.from(FORMATS.geo()), gzipped(FORMATS.geo())];
    const bytes = fc.oneof(
      mutatedBytes(plain),
      mutatedBytes(packed),
      fc.uint8Array({ maxLength: 200 }),
    );
    await fc.assert(
      fc.asyncProperty(bytes, (content) => holds(content)),
      settings(300),
    );
  });
});

describe('what is written reads as what it was', () => {
  const name = fc.string({ minLength: 1, maxLength: 8 });
  const names = (n: number) =>
    fc.uniqueArray(name, { minLength: n, maxLength: n, selector: (s) => s.trim().toLowerCase() });
  const value = fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.constant(NaN));

  it('for any names and any values', { timeout }, async () => {
    const cohort = fc
      .tuple(names(6), names(3), names(2), fc.array(value, { minLength: 18, maxLength: 18 }))
      .map(([ids, probes, classes, values]) => ({ ids, probes, classes, values }));
    const property = fc.asyncProperty(cohort, async ({ ids, probes, classes, values }) => {
      const quote = (text: string) => `"${text.replaceAll('"', '""')}"`;
      const rows = ids.map((id, i) =>
        [
          quote(id),
          quote(classes[i % 2]),
          i < 4 ? 'training' : 'held-out',
          ...values.slice(3 * i, 3 * i + 3),
        ].join(','),
      );
      const text = [['sample', 'label', 'split', ...probes.map(quote)].join(','), ...rows].join(
        '\n',
      );
      let first: Cohort;
      try {
        first = await read(text, { scale: 'log2', samplesIn: 'rows', sampleColumn: 'sample' });
      } catch (error) {
        // Names can be such that there is no cohort: `NA` as a class, `split` as a probe.
        expect(isForPeople(error)).toBe(true);
        return;
      }
      const again = { scale: 'log2', positive: first.classes.positive } as const;
      const csv = [...cohortCsv(first)].join('');
      const fromCsv = await read(csv, { ...again, samplesIn: 'rows', sampleColumn: 'sample' });
      expect(fromCsv.provenance.checksum).toBe(first.provenance.checksum);
      const fromGct = await read([...cohortGct(first)].join(''), again);
      expect(fromGct.provenance.checksum).toBe(first.provenance.checksum);
    });
    await fc.assert(property, settings(150));
  });
});
