import { sha256 as hash } from '@noble/hashes/sha2';
import { bytesToHex } from '@noble/hashes/utils';

/**
 * SHA-256 of a text in UTF-8.
 *
 * In plain JavaScript: the Web Crypto of browsers is there only for pages that came over https.
 *
 * @returns 64 hexadecimal digits
 */
export function sha256(text: string): Promise<string> {
  return Promise.resolve(bytesToHex(hash(new TextEncoder().encode(text))));
}
