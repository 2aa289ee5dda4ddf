import type { Ran } from './live-cell.js';
import { same } from './same.js';

type Values = Readonly<Record<string, unknown>>;

/**
 * The names of a cell whose values are others than they were. A function that it defines is the same when all that it
 * uses is: made again from the same text, it does the same.
 *
 * @param before the value that a name had
 * @param last the cell's run before this one
 */
export function changedNames(
  defined: Values,
  before: (name: string) => unknown,
  now: Ran,
  last: Ran | undefined,
): Set<string> {
  const functions = last?.cell === now.cell ? now.cell.functions : {};
  const inputs = [...now.inputs].filter(
    ([name, value]) => !Object.is(value, last?.inputs.get(name)),
  );
  const values = Object.keys(defined).filter((name) => !(name in functions));
  const changed = new Set([
    ...inputs.map(([name]) => name),
    ...values.filter((name) => !same(before(name), defined[name])),
  ]);
  let size;
  do {
    size = changed.size;
    for (const [name, used] of Object.entries(functions)) {
      if (used.some((one) => changed.has(one))) changed.add(name);
    }
  } while (changed.size > size);
  return changed;
}
