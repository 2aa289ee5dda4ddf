import { describe, expect, it } from 'vitest';

import { loadBiomarkers } from '../../src/curated/biomarkers.js';
import { curatedRows } from '../../src/curated/curated-list.js';

describe('curatedRows', () => {
  it('gives the columns asked for, whatever their order, with the place of each line', () => {
    const text = 'b,checked,extra,a\n"2, and more",read,x,1\n\n4,recalled,y,3\n';
    expect(curatedRows(text, 'list.csv', ['a', 'b'])).toEqual([
      { where: 'list.csv, line 2', cells: { a: '1', b: '2, and more' }, checked: 'read' },
      { where: 'list.csv, line 4', cells: { a: '3', b: '4' }, checked: 'recalled' },
    ]);
  });

  it('refuses an entry that does not say how far it was checked', () => {
    for (const grade of ['', 'yes', 'Read']) {
      expect(() => curatedRows(`a,checked\n1,read\n2,${grade}\n`, 'list.csv', ['a'])).toThrow(
        `list.csv, line 3: checked is "${grade}"; it must be read, data or recalled`,
      );
    }
  });

  it('names a column that is missing, checked among them', () => {
    expect(() => curatedRows('a,checked\n1,read\n', 'list.csv', ['a', 'b'])).toThrow(
      'list.csv has no column "b"',
    );
    expect(() => curatedRows('a\n1\n', 'list.csv', ['a'])).toThrow(
      'list.csv has no column "checked"',
    );
  });
});

describe('the list of markers', () => {
  it('claims to have read only what its readable source says, and recalls nothing unsaid', async () => {
    const grades = new Map<string, Set<string>>();
    for (const { source, checked } of await loadBiomarkers()) {
      grades.set(source, (grades.get(source) ?? new Set()).add(checked));
    }
    expect(grades).toEqual(
      new Map([
        ['Golub 1999', new Set(['data'])],
        ['ELN 2017', new Set(['read'])],
      ]),
    );
  });
});
