/** Arguments are shifted up to here, where the asymptotic series are exact to the last digits. */
const FAR = 20;

/** Digamma function ψ(x) = d/dx log Γ(x) for x > 0, to about 1e-14 (Abramowitz & Stegun 1964, 6.3.18). */
export function digamma(x: number): number {
  let sum = 0;
  for (; x < FAR; x++) sum -= 1 / x;
  const s = 1 / (x * x);
  const series = s * (1 / 12 - s * (1 / 120 - s * (1 / 252 - s * (1 / 240 - s / 132))));
  return sum + Math.log(x) - 0.5 / x - series;
}

/** Trigamma function ψ'(x) for x > 0, to about 1e-14 relative (Abramowitz & Stegun 1964, 6.4.12). */
export function trigamma(x: number): number {
  let sum = 0;
  for (; x < FAR; x++) sum += 1 / (x * x);
  const s = 1 / (x * x);
  const series = s * (1 / 6 - s * (1 / 30 - s * (1 / 42 - s * (1 / 30 - (s * 5) / 66))));
  return sum + (1 + series) / x + 0.5 * s;
}

/** Tetragamma function ψ''(x) for x > 0 (Abramowitz & Stegun 1964, 6.4.13). */
export function tetragamma(x: number): number {
  let sum = 0;
  for (; x < FAR; x++) sum -= 2 / (x * x * x);
  const s = 1 / (x * x);
  const series = s * (1 / 2 - s * (1 / 6 - s * (1 / 6 - s * (3 / 10 - (s * 5) / 6))));
  return sum - s * (1 + 1 / x + series);
}

/**
 * The x > 0 with ψ'(x) = y, by Newton's method on 1/ψ', which is convex and nearly linear, so that every step from the
 * start 1/2 + 1/y moves the same way (Smyth 2004, Stat Appl Genet Mol Biol 3:3, appendix).
 *
 * @param y > 0; Infinity gives 0
 */
export function inverseTrigamma(y: number): number {
  if (!(y > 0)) throw new RangeError(`The inverse trigamma function needs y > 0, not ${y}.`);
  // Beyond these, 1/y and 1/√y are the answer to the last digit.
  if (y > 1e16) return 1 / Math.sqrt(y);
  if (y < 1e-16) return 1 / y;
  let x = 0.5 + 1 / y;
  for (let step = 0; step < 100; step++) {
    const value = trigamma(x);
    const change = (value * (1 - value / y)) / tetragamma(x);
    x += change;
    if (-change / x < 1e-15) break;
  }
  return x;
}
