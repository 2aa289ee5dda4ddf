import type { Finding } from '../cohort.js';
import { joinedBytes } from './bytes.js';
import { type Codes, codesOf } from './codes.js';
import { gunzipped } from './gunzip.js';
import type { Source } from './source.js';
import { Utf8OrWindows } from './utf8-or-windows.js';
import { wholeLines } from './whole-lines.js';

/** Whole lines of a text, each with LF behind it. */
export interface Piece {
  readonly text: string;
  /** Of the text's letters. */
  readonly codes: Codes;
}

/** Files that are no text, by their first bytes. */
const FOREIGN: readonly (readonly [bytes: readonly number[], what: string])[] = [
  [[0x50, 0x4b], 'a zip archive or a spreadsheet. Save the sheet as CSV'],
  [[0xd0, 0xcf, 0x11, 0xe0], 'an old spreadsheet. Save the sheet as CSV'],
  [[0x42, 0x5a, 0x68], 'compressed with bzip2. Unpack it, or use gzip'],
  [[0xfd, 0x37, 0x7a, 0x58], 'compressed with xz. Unpack it, or use gzip'],
];

/**
 * The text of a source, as it comes: gzip is unpacked, lines end in LF whether they ended in CR LF, LF, CR or not at all,
 * and the encoding is told by a byte order mark, by the zeros that
 * UTF-16 has, or by what is valid UTF-8. What is none of these is read as Windows-1252, the superset of Latin-1.
 *
 * @param found is handed a warning when the encoding had to be guessed
 * @throws Error when the source can't be read, is damaged, or is no text
 */
export async function* textOf(
  source: Source,
  found: (finding: Finding) => void,
): AsyncGenerator<Piece> {
  const [packed, all] = await withHead(source.bytes());
  const isPacked = packed[0] === 0x1f && packed[1] === 0x8b;
  const content = isPacked ? (await withHead(gunzipped(all, source.name)))[1] : all;
  yield* decoded(source.name, content, found);
}

/** The first chunk, made large enough to tell what it is, and all chunks. */
async function withHead(
  bytes: AsyncIterable<Uint8Array>,
): Promise<[Uint8Array, AsyncIterable<Uint8Array>]> {
  const iterator = bytes[Symbol.asyncIterator]();
  let head: Uint8Array = new Uint8Array(0);
  while (head.length < 64) {
    const next = await iterator.next();
    if (next.done) break;
    head = joinedBytes(head, next.value);
  }
  const all = async function* () {
    try {
      yield head;
      for (;;) {
        const next = await iterator.next();
        if (next.done) return;
        yield next.value;
      }
    } finally {
      await iterator.return?.();
    }
  };
  return [head, all()];
}

async function* decoded(
  file: string,
  bytes: AsyncIterable<Uint8Array>,
  found: (finding: Finding) => void,
): AsyncGenerator<Piece> {
  const [head, all] = await withHead(bytes);
  requireText(head, file);
  const wide = utf16(head);
  const decoder = new Utf8OrWindows(file, found);
  for await (const lines of wholeLines(wide ? inUtf8(all, wide) : all)) {
    const decoded = decoder.decode(lines);
    if (decoded.includes('\0')) throw new Error(`${file} is no text file: it holds zero bytes.`);
    if (decoded === '') continue;
    const text = withLineFeeds(decoded);
    // In UTF-8 the letters of ASCII alone take a byte each, which is their code.
    const isAscii = decoder.isUtf8 && decoded.length === lines.length;
    yield { text, codes: isAscii && text === decoded ? lines : codesOf(text) };
  }
}

function requireText(head: Uint8Array, file: string): void {
  const foreign = FOREIGN.find(([bytes]) => bytes.every((byte, k) => head[k] === byte));
  if (foreign) throw new Error(`${file} is ${foreign[1]}.`);
}

function withLineFeeds(text: string): string {
  const lines = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
  return lines.endsWith('\n') ? lines : `${lines}\n`;
}

/** UTF-16 as UTF-8, without the byte order mark, which a TextDecoder drops. */
async function* inUtf8(
  bytes: AsyncIterable<Uint8Array>,
  encoding: 'utf-16le' | 'utf-16be',
): AsyncGenerator<Uint8Array> {
  const decoder = new TextDecoder(encoding);
  const utf8 = new TextEncoder();
  for await (const chunk of bytes) yield utf8.encode(decoder.decode(chunk, { stream: true }));
  yield utf8.encode(decoder.decode());
}

function utf16(head: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  // Without a mark: of plain letters every other byte is zero.
  const pairs = Math.min(head.length, 64) >> 1;
  const zeros = (offset: number) =>
    Array.from({ length: pairs }, (_, k) => head[2 * k + offset]).filter((b) => b === 0).length;
  if (pairs > 1 && zeros(1) > 0.8 * pairs && zeros(0) === 0) return 'utf-16le';
  if (pairs > 1 && zeros(0) > 0.8 * pairs && zeros(1) === 0) return 'utf-16be';
  return undefined;
}
