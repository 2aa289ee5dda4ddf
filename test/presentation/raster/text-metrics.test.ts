import { describe, expect, it } from 'vitest';
import { advanceWidth, lineExtent } from '../../../src/presentation/raster/text-metrics.js';

const regular = { bold: false, italic: false };
const bold = { bold: true, italic: false };
const italic = { bold: false, italic: true };
const both = { bold: true, italic: true };

describe('advanceWidth', () => {
  it('is the advance of the font file: a digit of DejaVu Sans is 1303 of 2048 units wide', () => {
    expect(advanceWidth('7129', 2048, regular)).toBe(4 * 1303);
  });

  // measured by Chromium's getComputedTextLength at 100 px, which comes in 64ths of a px
  it.each([
    ['Hamburg', regular, 463.578125],
    ['AVAWA To', regular, 485.84375],
    ['fi ffi', regular, 191.46875],
    ['a − × σ ≥ ▲ é', regular, 705.1875],
    ['Hamburg Te', bold, 676.625],
    ['Hamburg Te', italic, 607.375],
    ['Hamburg Te', both, 677.015625],
  ])('agrees with a browser on %s, kerned, %o', (text, face, expected) => {
    expect(Math.abs(advanceWidth(text, 100, face) - expected)).toBeLessThan(1 / 32);
  });

  it('is proportional to the size, and zero for nothing or a zero-width space', () => {
    expect(advanceWidth('Te', 26, regular)).toBeCloseTo(2 * advanceWidth('Te', 13, regular), 12);
    expect(advanceWidth('', 13, regular)).toBe(0);
    expect(advanceWidth('\u200b', 13, regular)).toBe(0);
  });
});

describe('lineExtent', () => {
  it('is in whole pixels', () => {
    expect(lineExtent(12)).toEqual({ ascent: 11, descent: 3 });
    expect(lineExtent(13)).toEqual({ ascent: 12, descent: 3 });
  });
});
