import type { Limits } from '../../../presentation/parameters-field.js';

/** Up to so many whole numbers each get a stop of their own. */
const fewEnough = 200;
/** Stops in each factor of ten. */
const perDecade = 40;
/** A range over more factors of ten than this is no range that a slider could choose from. */
const mostDecades = 9;
/** Where nothing is the lower limit and is not allowed itself, the smallest value as a share of the largest. */
const smallestShare = 1e-3;

/**
 * The values that a slider stops at: all whole numbers of a short range, and else about equal ratios in numbers of two
 * digits. Undefined where the range has no end, or is too wide.
 */
export function stops(field: Limits & { readonly whole: boolean }): number[] | undefined {
  const { whole, min, above, max } = field;
  if (max === undefined || !Number.isFinite(max)) return undefined;
  if (whole && min !== undefined && max - min <= fewEnough) {
    return Array.from({ length: max - min + 1 }, (_, k) => min + k);
  }
  const low = min ?? (above === 0 ? smallestShare * max : above);
  if (low === undefined || low <= 0 || max / low > 10 ** mostDecades) return undefined;
  const steps = Math.ceil(perDecade * Math.log10(max / low));
  const values = Array.from({ length: steps + 1 }, (_, k) => low * (max / low) ** (k / steps));
  const round = whole ? Math.round : (value: number) => value;
  const rounded = values.map((value) => twoDigits(round(value)));
  const inside = rounded.filter((value) => value > low && value < max);
  return [...new Set([low, ...inside, max])];
}

/** The stop that is nearest to a value, by ratio where that can be. */
export function nearestStop(all: readonly number[], value: number): number {
  const scale = all[0] > 0 && value > 0 ? Math.log : (x: number) => x;
  const distances = all.map((stop) => Math.abs(scale(stop) - scale(value)));
  return distances.indexOf(Math.min(...distances));
}

function twoDigits(value: number): number {
  return Number(value.toPrecision(2));
}
