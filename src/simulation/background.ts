import { binaryLogarithm } from '../numerics/binary-logarithm.js';
import type { Random } from '../numerics/random.js';
import type { Background } from './simulation-table.js';

/**
 * The raw intensity behind a logarithm, a whole number. At or below the floor it is drawn from the background there, at
 * or above the ceiling from what lies beyond.
 */
export function drawIntensity(log: number, background: Background, rng: Random): number {
  if (log <= binaryLogarithm(background.floor)) return drawQuantile(background.belowFloor, rng);
  if (log >= binaryLogarithm(background.ceiling)) return drawQuantile(background.aboveCeiling, rng);
  return Math.round(2 ** log);
}

/** A detection call, P, M or A, as frequent as it is at that intensity. */
export function drawCall(value: number, { calls }: Background, rng: Random): string {
  const { P, M } = calls.find(({ upTo }) => upTo === null || value <= upTo)!;
  const u = rng.uniform();
  if (u < P) return 'P';
  return u < P + M ? 'M' : 'A';
}

/** A whole number with the given quantiles, [probability, value], straight lines between them. */
function drawQuantile(quantiles: readonly (readonly [number, number])[], rng: Random): number {
  const u = rng.uniform();
  let before = 0;
  let after = quantiles.length - 1;
  while (after - before > 1) {
    const middle = (before + after) >> 1;
    if (quantiles[middle][0] <= u) before = middle;
    else after = middle;
  }
  const [p0, v0] = quantiles[before];
  const [p1, v1] = quantiles[after];
  // + 0 makes a minus zero of rounding a plain one.
  return Math.round(v0 + ((u - p0) / (p1 - p0)) * (v1 - v0)) + 0;
}
