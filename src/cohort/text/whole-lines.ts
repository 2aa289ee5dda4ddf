import { joinedBytes } from './bytes.js';

const [LINE_FEED, RETURN] = [10, 13];

/** Characters: a sample with 100,000 probes takes about 2 million. */
export const LONGEST_LINE = 32 * 1024 * 1024;

/**
 * The bytes of a text in pieces that end where a line does; the last one, and what is longer than `LONGEST_LINE`, may end
 * anywhere. In every encoding whose ASCII is single bytes.
 */
export async function* wholeLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let rest: Uint8Array = new Uint8Array(0);
  for await (const { buffer, byteOffset, length } of chunks) {
    // Node's Buffers and plain arrays in turn would be read at half the speed.
    const chunk = new Uint8Array(buffer, byteOffset, length);
    const end = endOfLines(chunk);
    if (end > 0) yield joinedBytes(rest, chunk.subarray(0, end));
    rest = end > 0 ? chunk.subarray(end) : joinedBytes(rest, chunk);
    if (rest.length > LONGEST_LINE) {
      yield rest;
      rest = new Uint8Array(0);
    }
  }
  if (rest.length > 0) yield rest;
}

/** Behind the last line end; 0 where there is none. */
function endOfLines(chunk: Uint8Array): number {
  const feed = chunk.lastIndexOf(LINE_FEED) + 1;
  // The last byte may be the first half of CR LF.
  return feed > 0 ? feed : chunk.subarray(0, -1).lastIndexOf(RETURN) + 1;
}
