import { sha256OfPieces } from './sha256-of-pieces.js';

/**
 * SHA-256 of a text in UTF-8.
 *
 * @returns 64 hexadecimal digits
 */
export function sha256(text: string): Promise<string> {
  return sha256OfPieces([text]);
}
