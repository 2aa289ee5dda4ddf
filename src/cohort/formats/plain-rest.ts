import type { Codes } from '../text/codes.js';
import { isCall } from './calls.js';
import { Cursor } from './cursor.js';

const LINE_FEED = 10;

/**
 * Reads a line from a place to its end if it is nothing but plain numbers, as many as there is room for, each with a
 * detection call behind it where calls are wanted. Nearly all lines of a large file are, and take a third of the time that
 * it takes to look for where each cell ends, to ask what it is, and to read it then.
 *
 * @param parting the letter between two cells
 * @returns whether it was; if not, what was written counts for nothing
 */
export function readPlainRest(
  codes: Codes,
  from: number,
  parting: number,
  values: Float64Array,
  calls: Uint8Array | undefined,
): boolean {
  const cursor = new Cursor(codes, from);
  const last = values.length - 1;
  for (let i = 0; i <= last; i++) {
    const value = cursor.number();
    if (value !== value) return false;
    values[i] = value;
    if (calls) {
      if (cursor.letter !== parting) return false;
      cursor.at++;
      if (!isCall(cursor.letter)) return false;
      calls[i] = cursor.letter;
      cursor.at++;
    }
    if (cursor.letter !== (i < last ? parting : LINE_FEED)) return false;
    cursor.at++;
  }
  return true;
}
