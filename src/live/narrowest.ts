import type { LiveFigure } from './plotly.js';

/** Any figure can be this narrow, in px; a phone held upright is about as wide. */
const FLOOR = 320;
/** Width of an average letter at 13 px. */
const LETTER = 7.3;

interface Axis {
  readonly domain?: readonly [number, number];
  readonly tickvals?: readonly unknown[];
}
interface Annotation {
  readonly text?: string;
  readonly ax?: number;
}

/** The width in px under which words of a figure would lie on one another, and never more than its own width. */
export function narrowest({ data, layout }: LiveFigure): number {
  const axes = Object.keys(layout).filter((key) => /^xaxis\d*$/.test(key));
  const all = axes.map((key) => layout[key] as Axis);
  const panels = new Set(all.map(({ domain }) => domain?.[0] ?? 0)).size;
  const ticks = Math.max(0, ...all.map(({ tickvals }) => tickvals?.length ?? 0));
  const notes = (layout.annotations ?? []) as readonly Annotation[];
  const names = (data as readonly { y?: readonly unknown[] }[]).flatMap(({ y }) =>
    (y ?? []).filter((value): value is string => typeof value === 'string'),
  );
  const needs = [
    FLOOR,
    panels > 1 ? 300 + 150 * panels : 0,
    ticks > 10 ? 300 + 16 * ticks : 0,
    270 + LETTER * longest(names),
    160 + LETTER * longest(notes.flatMap(({ text }) => text?.split('<br>') ?? [])),
    // Labels beside points were placed for the figure's own width.
    notes.filter(({ ax }) => ax !== undefined).length > 3 ? 700 : 0,
  ];
  return Math.min(Number(layout.width), Math.ceil(Math.max(...needs)));
}

function longest(texts: readonly string[]): number {
  return Math.max(0, ...texts.map((text) => text.replace(/<[^>]*>/g, '').length));
}
