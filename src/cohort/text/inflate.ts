import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';

/**
 * Gzip unpacked by Node's zlib, all members of the file; a page has `page/inflate.ts` in its place.
 *
 * @throws Error with zlib's message, and a code that begins with `Z_`; that of a file that is cut short is `Z_BUF_ERROR`
 */
export function inflated(bytes: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  // Its callback is told what whoever reads the content is thrown anyway.
  return pipeline(Readable.from(bytes), createGunzip(), () => undefined);
}
