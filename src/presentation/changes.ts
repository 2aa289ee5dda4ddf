import { type ParameterChange, printed } from './parameters-check.js';

/** A notebook's key numbers (and short texts) by what they are. */
export type Measures = Readonly<Record<string, number | string>>;

/** A measure that is not what it was. */
export interface ChangedMeasure {
  readonly measure: string;
  readonly before: number | string;
  readonly now: number | string;
}

/** As between versions of Node; whole numbers and texts must be the same. */
const TOLERANCE = 1e-9;

/**
 * Measures that differ from earlier ones, in the order of today's; one that only one side has is empty on the other.
 * @param before as texts, the way a CSV file has them
 */
export function changedMeasures(
  before: ReadonlyMap<string, string>,
  now: Measures,
): ChangedMeasure[] {
  const gone = [...before.keys()].filter((measure) => !(measure in now));
  return [...Object.keys(now), ...gone].flatMap((measure) => {
    const [was, is] = [before.get(measure), now[measure]];
    return was !== undefined && is !== undefined && same(was, is)
      ? []
      : [{ measure, before: readable(was ?? '', is), now: is ?? '' }];
  });
}

/** Measures as `changedMeasures` has them from a file. */
export function asRead(measures: Measures): Map<string, string> {
  const text = (value: number | string) => (Number.isNaN(value) ? '' : String(value));
  return new Map(Object.entries(measures).map(([measure, value]) => [measure, text(value)]));
}

function same(was: string, is: number | string): boolean {
  if (was === '' || typeof is === 'string') return was === (Number.isNaN(is) ? '' : is);
  const value = Number(was);
  if (Number.isInteger(value) && Number.isInteger(is)) return value === is;
  return Math.abs(value - is) <= TOLERANCE * Math.max(Math.abs(value), Math.abs(is));
}

/** A number where today's is one, so that both are shown alike. */
function readable(was: string, is: number | string | undefined): number | string {
  return typeof is === 'string' || was === '' || Number.isNaN(Number(was)) ? was : Number(was);
}

/** Parameters with what they were and are: `topK 50 → 20`. */
export function describeParameters(changes: readonly ParameterChange[]): string {
  return changes
    .map(({ name, from, to }) => `${name} ${printed(from)} → ${printed(to)}`)
    .join(', ');
}

/**
 * One line of Markdown: what was changed, and whether that made a difference.
 *
 * @param where the folder compared with, as people know it; `before` undefined when it has nothing to compare with
 */
export function describeChanges(
  parameters: readonly ParameterChange[],
  before: ReadonlyMap<string, string> | undefined,
  now: Measures,
  where: string,
): string {
  const told = parameters.length > 0 ? `**Changed: ${describeParameters(parameters)}.** ` : '';
  if (!before) return `${told}There are no results in \`${where}\` to compare with yet.`;
  const count = Object.keys(now).length;
  const moved = changedMeasures(before, now).length;
  if (moved === 0) return `${told}All ${count} numbers are as in \`${where}\`.`;
  if (told) return `${told}Against \`${where}\`, ${moved} of ${count} numbers moved:`;
  return (
    `**${moved} of ${count} numbers differ from \`${where}\`, although no parameter was changed.** ` +
    'The code, or the version of Node or of a package, must have been another:'
  );
}
