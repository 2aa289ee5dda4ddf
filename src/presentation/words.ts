/** A share as a percentage: 0.285 is `29%`. */
export function percent(share: number, digits = 0): string {
  return `${(100 * share).toFixed(digits)}%`;
}

/** A ratio in two digits, or whole: `2.3-fold`, `570-fold`. */
export function fold(ratio: number): string {
  const digits = ratio < 100 ? ratio.toPrecision(2) : Math.round(ratio).toLocaleString('en-US');
  return `${digits}-fold`;
}

/** A count with the right form of its noun: `1 probe`, `63 probes`. */
export function counted(count: number, noun: string): string {
  return `${count.toLocaleString('en-US')} ${noun}${count === 1 ? '' : 's'}`;
}
