/** A piece of text to put in, or to put in the place of what stands from `at` to `end`. */
export type Edit = { readonly at: number; readonly end?: number; readonly text: string };

/** The text with all edits made; none of them overlaps another, and of several at one place the order is free. */
export function edited(source: string, edits: readonly Edit[]): string {
  // From the end to the start, so that places stay true.
  const backwards = [...edits].sort((a, b) => b.at - a.at);
  return backwards.reduce(
    (text, { at, end = at, text: put }) => text.slice(0, at) + put + text.slice(end),
    source,
  );
}
