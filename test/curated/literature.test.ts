import { describe, expect, it } from 'vitest';

import { curatedRows } from '../../src/curated/curated-list.js';
import {
  LITERATURE_COLUMNS,
  loadLiterature,
  publishedResults,
} from '../../src/curated/literature.js';

const HEADER = [...LITERATURE_COLUMNS, 'checked'].join(',');
/** Entries by columns; all others are empty. */
function parse(...entries: Partial<Record<(typeof LITERATURE_COLUMNS)[number], string>>[]) {
  const lines = entries.map((entry) =>
    [...LITERATURE_COLUMNS.map((column) => entry[column] ?? ''), 'recalled'].join(','),
  );
  return publishedResults(
    curatedRows([HEADER, ...lines].join('\n'), 'literature.csv', LITERATURE_COLUMNS),
  );
}
const named = { method: 'voting', source: 'A paper' };

describe('publishedResults', () => {
  it('reads counts, and NaN where none was published', () => {
    const counts = { genes: '50', cv_errors: '0', cv_no_calls: '2', n_train: '38' };
    expect(parse({ ...named, ...counts })).toEqual([
      {
        ...named,
        genes: 50,
        cvErrors: 0,
        cvNoCalls: 2,
        testErrors: NaN,
        testNoCalls: NaN,
        nTrain: 38,
        nTest: NaN,
        checked: 'recalled',
        note: '',
      },
    ]);
  });

  it('refuses what is no count, naming line and column', () => {
    for (const text of ['-1', '0.5', 'none', '1/34', 'NaN']) {
      expect(() => parse(named, { ...named, method: 'other', test_errors: text })).toThrow(
        `literature.csv, line 3: test_errors is "${text}". Write a whole number`,
      );
    }
  });

  it('refuses more errors and no-calls than samples, and errors of nobody knows how many', () => {
    const test = { test_errors: '30', test_no_calls: '5' };
    expect(() => parse({ ...named, ...test, n_test: '34' })).toThrow(
      'line 2: the test has 35 errors and no-calls on 34 samples',
    );
    expect(parse({ ...named, ...test, n_test: '35' })).toHaveLength(1);
    expect(() => parse({ ...named, cv_errors: '1' })).toThrow(
      'line 2: cross-validation has errors, but not the number of samples',
    );
  });

  it('refuses a method without name or source, and one that stands there twice', () => {
    expect(() => parse({ method: 'voting' })).toThrow('line 2: an entry needs a method and');
    expect(() => parse({ source: 'A paper' })).toThrow('line 2: an entry needs a method and');
    expect(() => parse(named, { ...named, source: 'Another' })).toThrow(
      'line 3: "voting" stands at literature.csv, line 2 already',
    );
  });
});

describe('the list that the project ships', async () => {
  const list = await loadLiterature();

  it('has errors of one split alone, so that they may stand beside each other', () => {
    for (const row of list) {
      if (!Number.isNaN(row.cvErrors)) expect(row.nTrain).toBe(38);
      if (!Number.isNaN(row.testErrors)) expect(row.nTest).toBe(34);
    }
  });

  it('says of every result with a year where it is from, and what was read where', () => {
    for (const { source, checked, note } of list) {
      expect(source).toMatch(/\((19|20)\d\d\)$/);
      if (checked === 'read') expect(note).toMatch(/read in /i);
    }
  });
});
