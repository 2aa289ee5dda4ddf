/**
 * Where a decreasing function of x ≥ 0 falls to a value, by bisection until neighbouring doubles are reached.
 *
 * @param f decreasing, above `value` at 0 and below it somewhere
 */
export function solveDecreasing(f: (x: number) => number, value: number): number {
  let high = 1;
  while (f(high) > value) high *= 2;
  let low = 0;
  for (;;) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) return middle;
    if (f(middle) > value) low = middle;
    else high = middle;
  }
}
