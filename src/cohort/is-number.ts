// Each text in one way only, so that a long one is refused as fast as a short one.
const NUMBER = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i;

/** Whether a text is written as a number, in plain digits or not. */
export function isNumber(text: string): boolean {
  return NUMBER.test(text);
}
