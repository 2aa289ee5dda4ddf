/** A line of progress as `progress` writes it: what is done, how much of it, and what else it says. */
export interface ProgressLine {
  readonly what: string;
  readonly done: number;
  readonly total: number;
  readonly rest: string;
}

/** Reads a line such as `hold-out  ████░░░░  12/50  24%  about 40 s left`; undefined for any other text. */
export function progressLine(text: string): ProgressLine | undefined {
  const found = /^(.*?) {2}[█░]+ {2}(\d+)\/(\d+) +\d+%(.*)$/.exec(text);
  if (!found) return undefined;
  const [, what, done, total, rest] = found;
  return { what, done: Number(done), total: Number(total), rest: rest.trim() };
}
