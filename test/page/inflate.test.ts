import { gzipSync } from 'node:zlib';

import { describe, expect, it, vi } from 'vitest';

import { gunzipped } from '../../src/cohort/text/gunzip.js';
import { inflated as byNode } from '../../src/cohort/text/inflate.js';
import { inflated as inPage } from '../../src/page/inflate.js';
import { sourceOf } from '../cohort/texts.js';

const inflated = vi.hoisted((): { by?: unknown } => ({}));
vi.mock('../../src/cohort/text/inflate.js', async (original) => {
  const node = await original<{ inflated: (bytes: AsyncIterable<Uint8Array>) => unknown }>();
  return {
    inflated: (bytes: AsyncIterable<Uint8Array>) =>
      inflated.by === undefined ? node.inflated(bytes) : inPage(bytes),
  };
});

const rows = Array.from({ length: 2500 }, (_, i) => `${i},${(i * 7919) % 1013},${i % 17}`).join(
  '\n',
);
const packed = gzipSync(rows);

async function contentOf(bytes: Uint8Array, chunk: number, by: typeof inPage | typeof byNode) {
  const pieces: Uint8Array[] = [];
  for await (const piece of by(sourceOf('x', bytes, chunk).bytes())) pieces.push(piece);
  return Buffer.concat(pieces).toString();
}

/** What reading says of a file, in Node and in a page. */
async function saidOf(bytes: Uint8Array, chunk = 4096): Promise<string[]> {
  const said: string[] = [];
  for (const by of [undefined, inPage]) {
    inflated.by = by;
    try {
      let length = 0;
      for await (const piece of gunzipped(sourceOf('x.gz', bytes, chunk).bytes(), 'x.gz')) {
        length += piece.length;
      }
      said.push(`${length} bytes`);
    } catch (error) {
      said.push((error as Error).message);
    }
  }
  return said;
}

describe('gzip in a page', () => {
  it.each([1, 7, 1000, 1 << 20])('is unpacked as in Node, in chunks of %i bytes', async (chunk) => {
    expect(await contentOf(packed, chunk, inPage)).toBe(rows);
  });

  it.each([1, 7, packed.length, 1 << 20])(
    'of several members too, in chunks of %i',
    async (chunk) => {
      const two = Buffer.concat([packed, gzipSync('more'), Buffer.alloc(600)]);
      expect(await contentOf(two, chunk, inPage)).toBe(`${rows}more`);
      expect(await contentOf(two, chunk, byNode)).toBe(`${rows}more`);
    },
  );

  it('has the same faults, in the same words', async () => {
    const changed = (at: number) => packed.map((byte, k) => (k === at ? byte ^ 0x55 : byte));
    const cases = {
      'cut short': [packed.subarray(0, 5000), /x\.gz can't be decompressed: it is cut short/],
      'header only': [packed.subarray(0, 10), /it is cut short/],
      'without its checksum': [packed.subarray(0, -5), /it is cut short/],
      'wrong checksum': [changed(packed.length - 6), /incorrect data check/],
      'wrong length': [changed(packed.length - 2), /incorrect length check/],
      'damaged inside': [changed(3000), /x\.gz can't be decompressed/],
      'unknown method': [changed(2), /unknown compression method/],
    } as const;
    for (const [name, [bytes, message]] of Object.entries(cases)) {
      const [inNode, inThePage] = await saidOf(bytes);
      expect(inNode, name).toMatch(message);
      expect(inThePage, name).toBe(inNode);
    }
  });

  it('does not grow out of all proportion', async () => {
    const bomb = gzipSync(Buffer.alloc(64 << 20), { level: 9 });
    const [inNode, inThePage] = await saidOf(bomb, 1 << 20);
    expect(inNode).toMatch('x.gz grows to more than 250 times its size');
    expect(inThePage).toBe(inNode);
  });
});
