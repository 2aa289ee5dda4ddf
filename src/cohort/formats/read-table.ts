import { type ExpressionTable, type ReadOptions, tidied } from '../expression-table.js';
import { Lines } from '../text/lines.js';
import type { Source } from '../text/source.js';
import { readArff } from './arff.js';
import { readDelimited } from './delimited.js';
import { readGct } from './gct.js';
import { readGeo } from './geo.js';

/**
 * Reads an expression file of any known format, told by its first line: GCT, GEO series matrix, ARFF, or delimited text.
 *
 * @throws Error naming file, line, column and value of what can't be read
 */
export async function readTable(source: Source, options: ReadOptions): Promise<ExpressionTable> {
  const lines = new Lines(source, options.found);
  try {
    return tidied(await byFormat(lines, options), options.found);
  } finally {
    await lines.close();
  }
}

async function byFormat(lines: Lines, options: ReadOptions): Promise<ExpressionTable> {
  let first = await lines.peek();
  while (first?.text.trim() === '') {
    await lines.next();
    first = await lines.peek();
  }
  if (!first) throw new Error(`${lines.file} is empty.`);
  if (/^#1\.[23]\s*$/.test(first.text)) return readGct(lines);
  if (/^!/.test(first.text)) return readGeo(lines);
  if (/^\s*(@relation|%)/i.test(first.text)) return readArff(lines, options.sampleColumn);
  return readDelimited(lines, options);
}
