import type { Codes } from '../text/codes.js';

const [MINUS, POINT, ZERO] = [45, 46, 48];
/** Powers of ten that a double holds exactly. */
const TENS = Array.from({ length: 16 }, (_, k) => Number(`1e${k}`));

/** A place in a line that moves on as numbers are read; behind the line stands a line feed. */
export class Cursor {
  /** @param codes of the letters of the line, and of whatever is around it */
  constructor(
    private readonly codes: Codes,
    public at: number,
  ) {}

  /** Code of the letter at the place. */
  get letter(): number {
    return this.codes[this.at];
  }

  /**
   * Reads plain digits, as nearly all cells of a large file are: up to 15 of them, perhaps with a minus before and a decimal
   * point within or behind. NaN where there are none, or more. The place is then where they end, which the cell need
   * not do: what it holds may still be a number.
   *
   * The digits and the power of ten are exact and their quotient is rounded once, so that it is what Number() gives, bit
   * for bit (Clinger 1990); and no text is made of the cell.
   */
  number(): number {
    const { codes } = this;
    let { at } = this;
    const isNegative = codes[at] === MINUS;
    if (isNegative) at++;
    const first = at;
    let digits = 0;
    let point = -1;
    for (; ; at++) {
      const digit = codes[at] - ZERO;
      if (digit >= 0 && digit <= 9) digits = 10 * digits + digit;
      else if (digit === POINT - ZERO && point < 0 && at > first) point = at;
      else break;
    }
    this.at = at;
    const decimals = point < 0 ? 0 : at - point - 1;
    const count = at - first - (point < 0 ? 0 : 1);
    if (count < 1 || count > 15) return NaN;
    const value = decimals === 0 ? digits : digits / TENS[decimals];
    return isNegative ? 0 - value : value; // 0 -: there is no minus zero
  }
}
