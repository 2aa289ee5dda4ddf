import { sha256 } from '@noble/hashes/sha2';
import { bytesToHex } from '@noble/hashes/utils';

import { pauseWhenDue } from './pause-when-due.js';

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
  for (const piece of pieces) {
    hash.update(encoder.encode(piece));
    await pauseWhenDue();
  }
  return bytesToHex(hash.digest());
}
