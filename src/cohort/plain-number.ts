import type { Codes } from './text/codes.js';

const [MINUS, POINT, ZERO] = [45, 46, 48];
// Each text in one way only, so that a long one is refused as fast as a short one.
const NUMBER = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i;
/** Powers of ten that a double holds exactly. */
const TENS = Array.from({ length: 16 }, (_, k) => Number(`1e${k}`));

/**
 * What stands at [start, end) of a text, given the codes of its letters, if it is plain digits as nearly all cells of a large file are: up to 15 of them,
 * perhaps a minus before and a decimal point within or behind. NaN for anything else, which may still be a number.
 *
 * The digits and the power of ten are exact and their quotient is rounded once, so that it is what Number() gives, bit for
 * bit (Clinger 1990); and no text is made of the cell.
 */
export function plainNumber(codes: Codes, start: number, end: number): number {
  const negative = start < end && codes[start] === MINUS;
  const first = negative ? start + 1 : start;
  let digits = 0;
  let point = end;
  for (let at = first; at < end; at++) {
    const digit = codes[at] - ZERO;
    if (digit >= 0 && digit <= 9) digits = 10 * digits + digit;
    else if (digit === POINT - ZERO && point === end && at > first) point = at;
    else return NaN;
  }
  const decimals = point === end ? 0 : end - point - 1;
  const count = point - first + decimals;
  if (count < 1 || count > 15) return NaN;
  const value = decimals === 0 ? digits : digits / TENS[decimals];
  return negative ? 0 - value : value; // 0 -: there is no minus zero
}

/** Whether a text is written as a number, in plain digits or not. */
export function isNumber(text: string): boolean {
  return NUMBER.test(text);
}
