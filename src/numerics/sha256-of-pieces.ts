import { sha256 } from '@noble/hashes/sha2';
import { bytesToHex } from '@noble/hashes/utils';

import { pause } from './pause.js';

/** Characters after which the event loop gets a turn. */
const TURN = 2 ** 23;

/**
 * SHA-256 of a text in UTF-8 that comes in pieces: the values of a large cohort are longer as a text than a string can be.
 *
 * In plain JavaScript, since Web Crypto wants all of it at once, and browsers have that for pages that came over https alone.
 *
 * @returns 64 hexadecimal digits
 */
export async function sha256OfPieces(pieces: Iterable<string>): Promise<string> {
  const hash = sha256.create();
  const encoder = new TextEncoder();
  let length = 0;
  for (const piece of pieces) {
    hash.update(encoder.encode(piece));
    length += piece.length;
    if (length > TURN) {
      await pause();
      length = 0;
    }
  }
  return bytesToHex(hash.digest());
}
