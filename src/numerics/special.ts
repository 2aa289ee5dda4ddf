/**
 * Natural logarithm of the gamma function for x > 0, to about 1e-14 relative (absolute near its zeros at 1 and 2).
 *
 * Stirling's series after shifting the argument above 15 (Abramowitz & Stegun 1964, 6.1.41).
 */
export function logGamma(x: number): number {
  let shifted = x;
  let product = 1;
  while (shifted < 15) {
    product *= shifted;
    shifted++;
  }
  return (
    (shifted - 0.5) * Math.log(shifted) -
    shifted +
    0.5 * Math.log(2 * Math.PI) +
    stirling(shifted) -
    Math.log(product)
  );
}

/** What Stirling's formula leaves out of log Γ(x), for x ≥ 15. */
function stirling(x: number): number {
  const s = 1 / (x * x);
  const tail = s * (1 / 1260 - s * (1 / 1680 - s * (1 / 1188 - (s * 691) / 360360)));
  return (1 / 12 - s * (1 / 360 - tail)) / x;
}

/**
 * Logarithm of the beta function B(a, b) for a, b > 0.
 *
 * With one large argument log Γ(b) - log Γ(a + b) is written out in Stirling's series, where the large terms cancel on
 * paper: each logarithm alone is some thousands, and rounding it would cost the digits of the difference.
 */
export function logBeta(a: number, b: number): number {
  const [small, large] = a < b ? [a, b] : [b, a];
  if (large < 15) return logGamma(small) + logGamma(large) - logGamma(small + large);
  const difference =
    small -
    (small + large - 0.5) * Math.log1p(small / large) -
    small * Math.log(large) +
    stirling(large) -
    stirling(small + large);
  return logGamma(small) + difference;
}

/**
 * Logarithm of the regularised incomplete beta function's prefix and its continued fraction, i.e. of I_x(a, b) for x on
 * the side where the fraction converges fast: x < (a + 1) / (a + b + 2). In logarithms, so that tails far below the
 * smallest double keep their value.
 *
 * @param logX log(x) and
 * @param logY log(1 - x), both given so that neither end loses digits
 */
function logBetaTail(a: number, b: number, logX: number, logY: number): number {
  const prefix = a * logX + b * logY - Math.log(a) - logBeta(a, b);
  return prefix + Math.log(betaContinuedFraction(a, b, Math.exp(logX)));
}

/** What stands for 0 in a denominator. */
const TINY = 1e-300;

/** Continued fraction of a B(a, b) I_x(a, b) / (x^a (1 - x)^b) by the modified Lentz method (Press et al. 2007, Numerical Recipes, 6.4). */
export function betaContinuedFraction(a: number, b: number, x: number): number {
  let c = 1;
  let d = 1 / away(1 - ((a + b) * x) / (a + 1));
  let h = d;
  for (let m = 1; m <= 10_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / away(1 + even * d);
    c = away(1 + even / c);
    h *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / away(1 + odd * d);
    c = away(1 + odd / c);
    h *= d * c;
    if (Math.abs(d * c - 1) < 1e-16) return h;
  }
  throw new Error(
    `The incomplete beta function did not converge for a = ${a}, b = ${b}, x = ${x}.`,
  );
}

function away(value: number): number {
  return Math.abs(value) < TINY ? TINY : value;
}

/** I_x(a, b) of x = exp(logX), from the side on which the fraction converges fast. */
function betaFromLogs(a: number, b: number, logX: number, logY: number): number {
  return Math.exp(logX) < (a + 1) / (a + b + 2)
    ? Math.exp(logBetaTail(a, b, logX, logY))
    : -Math.expm1(logBetaTail(b, a, logY, logX));
}

/**
 * The regularised incomplete beta function I_x(a, b), i.e. the cumulative distribution function of the beta
 * distribution, to about 1e-13 relative.
 *
 * @param x in [0, 1]
 * @param a > 0
 * @param b > 0
 */
export function incompleteBeta(x: number, a: number, b: number): number {
  return betaFromLogs(a, b, Math.log(x), Math.log1p(-x));
}
