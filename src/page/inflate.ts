import { Inflate } from 'pako';

/** Bytes at a time, so that a bomb is noticed before it has grown. */
const PIECE = 64 * 1024;

/**
 * Gzip unpacked by pako, which is zlib in JavaScript and so finds the same faults. A browser's own DecompressionStream
 * takes a file of several members, as tools of the field write, for a damaged one.
 *
 * @throws as `cohort/text/inflate.ts`
 */
export async function* inflated(
  bytes: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array, void, undefined> {
  let member = newMember();
  for await (const chunk of bytes) {
    for (let at = 0; at < chunk.length; at += PIECE) {
      const piece = chunk.subarray(at, at + PIECE);
      if (member.inflate.ended) {
        // Between members, and behind the last, there may be zeros.
        if (piece.every((byte) => byte === 0)) continue;
        member = newMember();
      }
      member.inflate.push(piece);
      if (member.inflate.err) throw zlibError(member.inflate.msg, 'Z_DATA_ERROR');
      yield* member.content.splice(0);
    }
  }
  if (!member.inflate.ended) throw zlibError('unexpected end of file', 'Z_BUF_ERROR');
}

function newMember() {
  const content: Uint8Array[] = [];
  const inflate = new Inflate() as Inflate & { ended: boolean };
  inflate.onData = (piece) => void content.push(piece as Uint8Array);
  return { inflate, content };
}

function zlibError(message: string, code: string): Error {
  return Object.assign(new Error(message), { code });
}
