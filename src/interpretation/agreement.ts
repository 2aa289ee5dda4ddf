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
 * What share of the shorter of two lists is in the other (the overlap coefficient; Simpson 1943, Am. J. Sci. 241:1), for
 * each list on average over the others: a short list can agree as well as a long one. NaN for a list that has no other, or
 * where one of two is empty.
 *
 * @example
 * import { meanOverlap } from 'leukemia-notebooks';
 * meanOverlap({ 't-test': ['ZYX', 'MYB', 'FAH'], SVM: ['ZYX'], forest: ['FAH', 'CD33'] });
 * // => { 't-test': 0.75, SVM: 0.5, forest: 0.25 }
 */
export function meanOverlap(
  lists: Readonly<Record<string, readonly string[]>>,
): Record<string, number> {
  const averages = Object.entries(lists).map(([name, own]) => {
    const others = Object.entries(lists).filter(([other]) => other !== name);
    const overlap = (list: readonly string[]) =>
      countShared(own, list) / Math.min(own.length, list.length);
    return [name, mean(others.map(([, list]) => overlap(list)))];
  });
  return Object.fromEntries(averages) as Record<string, number>;
}
