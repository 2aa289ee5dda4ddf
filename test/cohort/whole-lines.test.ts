import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { LONGEST_LINE, wholeLines } from '../../src/cohort/text/whole-lines.js';
import { sourceOf } from './texts.js';

async function piecesOf(text: string, chunk: number): Promise<string[]> {
  const pieces: string[] = [];
  const source = sourceOf('f.csv', text, chunk);
  for await (const piece of wholeLines(source.bytes())) pieces.push(Buffer.from(piece).toString());
  return pieces;
}

describe('wholeLines', () => {
  it('parts a text behind line ends alone, and not within CR LF, however it comes', async () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'é', '\n', '\r', '\r\n') });
    await fc.assert(
      fc.asyncProperty(text, fc.integer({ min: 1, max: 5 }), async (text, chunk) => {
        const pieces = await piecesOf(text, chunk);
        expect(pieces.join('')).toBe(text);
        for (const [k, piece] of pieces.slice(0, -1).entries()) {
          expect(piece).toMatch(/[\r\n]$/);
          expect(piece.endsWith('\r') && pieces[k + 1].startsWith('\n')).toBe(false);
        }
      }),
      { seed: 7129 },
    );
  });

  it.each(['\n', '\r', '\r\n'])('gives lines that end in %j as they come', async (end) => {
    const pieces = await piecesOf(`first${end}second${end}third`, 4);
    expect(pieces).toEqual([`first${end}`, `second${end}`, 'third']);
  });

  it('lets go of a line that is longer than any', async () => {
    const [first, ...others] = await piecesOf('a'.repeat(LONGEST_LINE + 3_000_000), 2 ** 20);
    expect(first.length).toBe(LONGEST_LINE + 2 ** 20);
    expect(others.join('')).toHaveLength(3_000_000 - 2 ** 20);
  });
});
