import { describe, expect, it } from 'vitest';

import { type Delimiter, Ends } from '../../src/cohort/formats/ends.js';
import { nextRecord } from '../../src/cohort/formats/records.js';
import { codesOf } from '../../src/cohort/text/codes.js';
import { Line, Lines } from '../../src/cohort/text/lines.js';
import { sourceOf } from './texts.js';

/** The cells of all records, read in chunks of a few bytes. */
async function cellsOf(text: string, delimiter: Delimiter, chunk = 3) {
  const lines = new Lines(sourceOf('f.csv', text, chunk), () => undefined);
  const all: string[][] = [];
  for (let row; (row = await nextRecord(lines, delimiter));) all.push(row.cells());
  return all;
}

describe('the cells of a record', () => {
  it.each<[string, Delimiter, string, string[]]>([
    ['plain', ',', 'a,b,,d', ['a', 'b', '', 'd']],
    ['with blanks around', ',', ' a ,\u00a0b\t, ', ['a', 'b', '']],
    ['in quotes', ',', '"a","b,c",d,"e"', ['a', 'b,c', 'd', 'e']],
    ['in quotes with blanks within', ',', '" a ",b', ['a', 'b']],
    ['in quotes with blanks around', ',', 'a, "b,c" ,d', ['a', 'b,c', 'd']],
    ['with doubled quotes', ',', '"a ""b"" c",d', ['a "b" c', 'd']],
    ['in empty quotes', ';', '"";"";c', ['', '', 'c']],
    ['over two lines', ',', '"a\nb",c', ['a\nb', 'c']],
    ['between tabs', '\t', 'a\t"b"\t"c ""d"""', ['a', 'b', 'c "d"']],
    ['between tabs, which quotes do not hide', '\t', '"a\tb"\tc"d', ['"a', 'b"', 'c"d']],
  ])('%s', async (_, delimiter, text, cells) => {
    expect(await cellsOf(text, delimiter)).toEqual([cells]);
    expect(await cellsOf(`x\n${text}\r\n,\n${text}`, delimiter)).toEqual([
      ['x'],
      cells,
      ...(delimiter === ',' ? [] : [[',']]),
      cells,
    ]);
  });

  it('are found without a parser wherever quotes are plain', () => {
    const ends = (text: string, most?: number) => {
      const source = `x\n${text}\n"`;
      const found = new Ends();
      const line = new Line(1, source, codesOf(source), 2, 2 + text.length);
      if (!found.find(line, ',', most)) return undefined;
      return Array.from({ length: found.count }, (_, k) => found.of(k));
    };
    expect(ends('ab,"c,d",')).toEqual([4, 10, 11]);
    expect(ends('ab,"c,d",', 2)).toEqual([4, 10]);
    expect(ends('ab,"c,d","', 2)).toEqual([4, 10]);
    expect(ends(','.repeat(1000))).toHaveLength(1001);
    for (const odd of ['"a""b"', '"a', 'a"', 'a"b"', '"a" ,b', '"a"b', '"']) {
      expect(ends(odd)).toBeUndefined();
    }
  });
});
