import type { GivenFile } from '../rerun/protocol.js';

let given: readonly GivenFile[] = [];
let times = 0;

/** Files of the reader's own, in the place of those given before. They stay in the browser. */
export function give(files: readonly GivenFile[]): void {
  given = [...files].sort((a, b) => b.content.size - a.content.size);
  times++;
}

/** The largest first: the one with the values. */
export function givenNames(): string[] {
  return given.map(({ name }) => name);
}

export function givenFile(name: string): Blob | undefined {
  return given.find((file) => file.name === name)?.content;
}

/** How often files were given: a name alone does not say which. */
export function timesGiven(): number {
  return times;
}
