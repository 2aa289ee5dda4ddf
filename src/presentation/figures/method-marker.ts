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
