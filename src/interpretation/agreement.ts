import { mean } from '../numerics/describe.js';

/**
 * How many entries of one list are in another; no list holds an entry twice.
 *
 * @example
 * import { countShared } from 'leukemia-notebooks';
 * countShared(['ZYX', 'MYB', 'CD33'], ['CD33', 'ZYX']); // => 2
 */
export function countShared(one: readonly string[], other: readonly string[]): number {
  const known = new Set(other);
  return one.filter((entry) => known.has(entry)).length;
}

/**
 * How many entries each list shares with each of the others, on average; NaN for a list that has no other.
 *
 * @example
 * import { meanShared } from 'leukemia-notebooks';
 * meanShared({ 't-test': ['ZYX', 'MYB'], SVM: ['ZYX', 'CD33'], forest: ['CD33', 'MYB'] });
 * // => { 't-test': 1, SVM: 1, forest: 1 }
 */
export function meanShared(
  lists: Readonly<Record<string, readonly string[]>>,
): Record<string, number> {
  const averages = Object.entries(lists).map(([name, own]) => {
    const others = Object.entries(lists).filter(([other]) => other !== name);
    return [name, mean(others.map(([, list]) => countShared(own, list)))];
  });
  return Object.fromEntries(averages) as Record<string, number>;
}
