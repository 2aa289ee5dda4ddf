/**
 * Refuses lists that belong together, sample by sample, and are not equally long: what lies beyond the end of one would
 * count as something without a word.
 *
 * @param what names the caller in the error
 * @param counts how many there are of each, e.g. `{ labels: y.length, calls: predicted.length }`
 * @throws RangeError that says so
 */
export function requireSameLength(what: string, counts: Readonly<Record<string, number>>): void {
  const [first, ...others] = Object.values(counts);
  if (others.every((count) => count === first)) return;
  const each = Object.entries(counts).map(([name, count]) => `${count} ${name}`);
  throw new RangeError(
    `${what} needs one of each for every sample; here are ${each.slice(0, -1).join(', ')} and ${each.at(-1)}.`,
  );
}

/** @param what names the caller and what is counted @throws RangeError when a count is no positive whole number */
export function requireCount(what: string, count: number): void {
  if (!Number.isInteger(count) || count < 1) {
    throw new RangeError(`${what} must be a positive whole number, not ${count}.`);
  }
}
