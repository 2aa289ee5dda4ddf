/**
 * A share as a percentage, in so many decimals: 0.287 is `29%`.
 *
 * @example
 * import { percent } from 'leukemia-notebooks';
 * percent(0.287); // => '29%'
 * percent(0.287, 1); // => '28.7%'
 */
export function percent(share: number, digits = 0): string {
  return `${(100 * share).toFixed(digits)}%`;
}

/** A ratio in two digits, or whole: `2.3-fold`, `570-fold`. */
export function fold(ratio: number): string {
  const digits = ratio < 100 ? ratio.toPrecision(2) : Math.round(ratio).toLocaleString('en-US');
  return `${digits}-fold`;
}

/**
 * A count with the right form of its noun: `1 probe`, `63 probes`.
 *
 * @example
 * import { counted } from 'leukemia-notebooks';
 * counted(1, 'probe'); // => '1 probe'
 * counted(7129, 'probe'); // => '7,129 probes'
 */
export function counted(count: number, noun: string): string {
  return `${count.toLocaleString('en-US')} ${noun}${count === 1 ? '' : 's'}`;
}
