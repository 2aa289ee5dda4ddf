import { COLOURS } from '../figure.js';

const STYLES = [
  { color: COLOURS.ink, symbol: 'circle' },
  { color: COLOURS.accent, symbol: 'square' },
  { color: '#009E73', symbol: 'diamond' },
  { color: '#E69F00', symbol: 'triangle-up' },
  { color: COLOURS.neutral, symbol: 'x' },
] as const;

/** Colour and shape of the k-th method, the same in every figure that compares methods. */
export function methodMarker(k: number): (typeof STYLES)[number] {
  return STYLES[k % STYLES.length];
}

/** By how many steps the k-th of so many methods is moved aside, so that equal values stay apart: 0 in the middle. */
export function aside(k: number, methods: number): number {
  return k - (methods - 1) / 2;
}
