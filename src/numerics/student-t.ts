import { betaContinuedFraction } from './special.js';

/** Below this t² the middle of the distribution is summed: p is above 0.004 there, and 1 - sum keeps its digits. */
const MIDDLE = 8;

/**
 * Two-sided p-value of Student's t: P(|T| ≥ |t|) with `df` degrees of freedom, as I_x(a, ½) with a = df/2 and
 * x = df / (df + t²) (Abramowitz & Stegun 1964, 26.5.27).
 *
 * Right to about 1e-12 relative as far down as doubles go, where `1 - cdf` is already 0 at p < 1e-16. A p below the
 * smallest double is returned as `Number.MIN_VALUE`: a p-value is never 0.
 *
 * @param t may be infinite
 * @param df > 0 and finite, need not be an integer
 * @returns in (0, 1]; NaN when t or df is NaN
 * @example
 * import { twoSidedP } from 'leukemia-notebooks';
 * twoSidedP(2.042272, 30); // => 0.05000
 * twoSidedP(20, 30); // => 6.749e-19
 */
export function twoSidedP(t: number, df: number): number {
  if (Number.isNaN(t) || Number.isNaN(df)) return NaN;
  const a = df / 2;
  const u = Math.abs(t) / Math.sqrt(df);
  // x = 1 / (1 + u²). Above 1e8, 1 + u² is u² to the last digit (and u² may overflow).
  const logX = u > 1e8 ? -2 * Math.log(u) : -Math.log1p(u * u);
  const rootY = u > 1e8 ? 1 : u / Math.sqrt(1 + u * u);
  const y = rootY * rootY;
  // x^a y^½ / B(a, ½), with B(a, ½) = √π Γ(a) / Γ(a + ½)
  const prefix = (Math.exp(a * logX) * rootY * gammaHalfStep(a)) / Math.sqrt(Math.PI);
  const p =
    t * t < MIDDLE && y < 0.5
      ? 1 - 2 * prefix * middleSeries(a, y)
      : (prefix / a) * betaContinuedFraction(a, 0.5, Math.exp(logX));
  return Math.min(1, Math.max(p, Number.MIN_VALUE));
}

/** 2F1(a + ½, 1; 3/2; y), of which I_y(½, a) is a multiple: all terms are positive (Abramowitz & Stegun 1964, 26.5.4). */
function middleSeries(a: number, y: number): number {
  let term = 1;
  let sum = 1;
  for (let k = 0.5; term > 1e-17 * sum; k++) {
    term *= ((a + k) / (k + 1)) * y;
    sum += term;
  }
  return sum;
}

/**
 * Γ(a + ½) / Γ(a) for a > 0, to about 1e-15: in w = a - ¼ it is √w times a series in 1 / w² (Tricomi & Erdélyi 1951, Pac
 * J Math 1:133; Fields 1966, Proc Edinb Math Soc 15:43), used from a = 12 on, where six terms are enough.
 */
function gammaHalfStep(a: number): number {
  let factor = 1;
  for (; a < 12; a++) factor *= a / (a + 0.5);
  const w = a - 0.25;
  const s = 1 / (w * w);
  const tail = s * (631 / 2 ** 19 - s * (174317 / 2 ** 27 - (s * 20491783) / 2 ** 33));
  return factor * Math.sqrt(w) * (1 + s * (1 / 64 - s * (19 / 2 ** 13 - tail)));
}
