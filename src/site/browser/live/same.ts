/// <reference lib="dom" />
import type { FigureContent, LiveFigures } from '../live-figures.js';
import type { Shown } from './shown.js';

/** Engines differ in the last bits of `Math.exp` and its kin, and nowhere else. */
const tolerance = 1e-9;

/**
 * Whether outputs say what the published ones say: words by words, figures by their data.
 * @param published the elements of the published outputs
 */
export async function samePublished(
  published: readonly HTMLElement[],
  now: readonly Shown[],
  figures: LiveFigures,
): Promise<boolean> {
  if (published.length !== now.length) return false;
  for (const [at, shown] of now.entries()) {
    const content = figures.content(published[at]);
    if (shown.kind === 'figure') {
      if (!content || !sameFigure(shown, await content)) return false;
    } else if (content || words(published[at]) !== words(shown.element)) return false;
  }
  return true;
}

/** Whether outputs say what others said. */
export function sameShown(a: readonly Shown[], b: readonly Shown[]): boolean {
  return (
    a.length === b.length &&
    a.every((one, at) => {
      const other = b[at];
      if (one.kind === 'figure') return other.kind === 'figure' && sameFigure(one, other);
      return other.kind === 'element' && words(one.element) === words(other.element);
    })
  );
}

function sameFigure(a: FigureContent, b: FigureContent): boolean {
  const layouts = same(a.figure.layout, b.figure.layout);
  return a.alt === b.alt && layouts && same(a.figure.data, b.figure.data);
}

/** Whether two values of JSON are the same, numbers up to the tolerance. */
export function same(a: unknown, b: unknown): boolean {
  if (typeof a === 'number' && typeof b === 'number') {
    return Object.is(a, b) || Math.abs(a - b) <= tolerance * Math.max(Math.abs(a), Math.abs(b));
  }
  if (typeof a !== 'object' || typeof b !== 'object' || !a || !b) return a === b;
  const [keysA, keysB] = [a, b].map(definedKeys);
  return (
    keysA.length === keysB.length &&
    keysA.every((key) => same((a as Fields)[key], (b as Fields)[key]))
  );
}

type Fields = Record<string, unknown>;

/** JSON has no undefined. */
function definedKeys(value: object): string[] {
  return Object.keys(value).filter((key) => (value as Fields)[key] !== undefined);
}

function words(element: HTMLElement): string {
  return (element.textContent ?? '').replace(/\s+/g, ' ').trim();
}
