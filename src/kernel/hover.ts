const opening = '([{';
const closing = ')]}';

/**
 * The last letter of the function's name when `at` is among the arguments of a call, which is where front ends ask for
 * help: the `t` of `fit(spec, |`. undefined when there is no call around it.
 */
export function nameOfCall(code: string, at: number): number | undefined {
  let closed = 0;
  for (let i = at - 1; i > 0; i--) {
    if (closing.includes(code[i])) closed++;
    if (!opening.includes(code[i])) continue;
    if (closed === 0 && code[i] === '(' && /[\w$]/.test(code[i - 1])) return i - 1;
    closed = Math.max(0, closed - 1);
  }
  return undefined;
}
