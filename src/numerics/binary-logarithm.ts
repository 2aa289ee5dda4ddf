const LN2_HIGH_INVERSE = 1.4426950407214463;
const LN2_LOW_INVERSE = 1.67517131648865118353e-10;

/** Below it the leading 1 of a number is no longer left out, and the exponent says nothing. */
const SMALLEST_NORMAL = 2 ** -1022;

const number = new Float64Array(1);
/** The same eight bytes: the low half comes first on every machine that runs JavaScript today. */
const halves = new Int32Array(number.buffer);

/**
 * The logarithm to base 2, to the last bit the same wherever it is computed; -Infinity of 0, NaN of NaN and of what is
 * below 0.
 *
 * `Math.log2` differs in the last bit between engines, in one of a thousand expression values. That is enough to turn two
 * probes round whose weights are equal but for rounding, so that an elimination in a browser would rank them otherwise.
 * This is made of additions, multiplications and divisions alone, which IEEE 754 rounds in one way.
 *
 * x = 2^k (1 + f) with 1 + f between √½ and √2; log(1 + f) as in fdlibm, by a polynomial in s = f / (2 + f); what the
 * product with 1 / ln 2 would round off is carried along in a second number (FreeBSD's e_log2.c and k_log.h, after
 * fdlibm, 1993 by Sun Microsystems, Inc.: permission to use, copy, modify, and distribute this software is freely granted,
 * provided that this notice is preserved). Within one unit in the last place.
 */
export function binaryLogarithm(x: number): number {
  if (!(x > 0 && x < Infinity)) return x === 0 ? -Infinity : x > 0 ? x : NaN;
  if (x < SMALLEST_NORMAL) return binaryLogarithm(x * 2 ** 54) - 54;
  number[0] = x;
  const fraction = halves[1] & 0xfffff;
  // From √2 on it is counted from the next power of two.
  const carry = (fraction + 0x95f64) & 0x100000;
  const exponent = (halves[1] >> 20) - 1023 + (carry >> 20);
  halves[1] = fraction | (carry ^ 0x3ff00000);
  const f = number[0] - 1;
  const half = 0.5 * f * f;
  number[0] = f - half;
  halves[0] = 0;
  const high = number[0];
  const low = f - high - half + remainder(f, half);
  const product = high * LN2_HIGH_INVERSE;
  const sum = exponent + product;
  const rest = (low + high) * LN2_LOW_INVERSE + low * LN2_HIGH_INVERSE;
  return rest + (exponent - sum + product) + sum;
}

/** log(1 + f) - f + f²/2 */
function remainder(f: number, half: number): number {
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const odd = w * (0.3999999999940941908 + w * (0.2222219843214978396 + w * 0.1531383769920937332));
  const even =
    z *
    (0.666666666666673513 +
      w * (0.2857142874366239149 + w * (0.1818357216161805012 + w * 0.1479819860511658591)));
  return s * (half + (even + odd));
}
