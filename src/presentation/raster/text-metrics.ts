import { readFileSync } from 'node:fs';
import { faceIndex, fontFiles, type Face } from './fonts.js';
import { loadPackage } from './packages.js';

interface Glyph {
  readonly index: number;
  readonly advanceWidth?: number;
}

/** The part of opentype.js 1.3.4 (which ships no types) that is used here. */
interface Font {
  readonly unitsPerEm: number;
  readonly position: {
    getKerningTables(script: string): unknown[] | undefined;
    getKerningValue(tables: unknown[], left: number, right: number): number;
  };
  stringToGlyphs(text: string): Glyph[];
}

interface OpenType {
  parse(font: ArrayBuffer): Font;
}

/** Above and below the baseline, in em: `hhea` of DejaVu Sans, the same in all four faces. */
const ASCENT = 1901 / 2048;
const DESCENT = 483 / 2048;

/** A notebook's figures have a few hundred distinct texts; the limit is for a kernel left running. */
const CACHE_LIMIT = 20_000;

const fonts: Font[] = [];
const widths = new Map<string, number>();

/**
 * Height of a line's box above and below its baseline in px, for a font size in px. Whole pixels,
 * as browsers have it.
 */
export function lineExtent(size: number): { ascent: number; descent: number } {
  return { ascent: Math.round(ASCENT * size), descent: Math.round(DESCENT * size) };
}

/**
 * Advance width of one line of text in px: the sum of the glyphs' advances after ligatures and
 * pair kerning, as browsers and resvg shape it. Unhinted, so proportional to `size` (px). A
 * character that DejaVu Sans lacks counts as its "missing" box.
 */
export function advanceWidth(text: string, size: number, face: Face): number {
  const key = `${faceIndex(face)}${text}`;
  let width = widths.get(key);
  if (width === undefined) {
    width = emWidth(text, fontOf(face));
    if (widths.size >= CACHE_LIMIT) widths.clear();
    widths.set(key, width);
  }
  return width * size;
}

function emWidth(text: string, font: Font): number {
  const glyphs = font.stringToGlyphs(text);
  // opentype.js looks under the script `DFLT`, where DejaVu Sans has no kerning; it is under `latn`
  const kerning = font.position.getKerningTables('latn');
  let units = 0;
  glyphs.forEach((glyph, at) => {
    units += glyph.advanceWidth ?? 0;
    const next = glyphs[at + 1];
    if (next && kerning) units += font.position.getKerningValue(kerning, glyph.index, next.index);
  });
  return units / font.unitsPerEm;
}

function fontOf(face: Face): Font {
  const at = faceIndex(face);
  return (fonts[at] ??= parseFont(fontFiles()[at]));
}

function parseFont(file: string): Font {
  const { buffer, byteOffset, byteLength } = readFileSync(file);
  const bytes = buffer.slice(byteOffset, byteOffset + byteLength);
  return loadPackage<OpenType>('opentype.js').parse(bytes);
}
