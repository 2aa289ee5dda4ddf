/** Two pieces of a file as one. */
export function joinedBytes(before: Uint8Array, after: Uint8Array): Uint8Array {
  if (before.length === 0) return after;
  const all = new Uint8Array(before.length + after.length);
  all.set(before);
  all.set(after, before.length);
  return all;
}
