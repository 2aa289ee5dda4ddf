import { narrowest } from './narrowest.js';
import type { LiveFigure } from './plotly.js';

type Layout = Record<string, unknown>;

/** Width of an average letter: bold at 16 px, plain at 13 px. */
const LETTER = { head: 9.8, plain: 7.3 };
/** Height of a line of either. */
const LINE = { head: 21, plain: 18 };

/**
 * The layout of a figure for the width there is: its own where that suffices, else narrower, with titles broken anew.
 * The plot stays as high as it was. Figures whose words need more room than there is keep it, and their host scrolls.
 *
 * A figure without a width of its own takes what there is.
 *
 * @param available width of the host in px; 0 while it is hidden, and then the layout is as it was
 */
export function fitted(figure: LiveFigure, available: number): Layout {
  const { layout } = figure;
  if (available > 0 && layout.width === undefined) return { ...layout, width: available };
  if (!(available > 0) || !(available < Number(layout.width))) return { ...layout };
  const width = Math.max(available, narrowest(figure));
  return withTitle({ ...layout, ...brokenAxisTitles(layout, width), width }, available);
}

/** The figure's title in the width of the host, so that all of it shows even where the plot scrolls. */
function withTitle(layout: Layout, available: number): Layout {
  const title = layout.title as { text: string } | undefined;
  const parts = /^<b>(.*)<\/b><br>(<span[^>]*>)(.*)<\/span>$/s.exec(title?.text ?? '');
  if (!title || !parts) return layout;
  const [, head, span, below] = parts;
  const heads = wrap(head, (available - 16) / LETTER.head);
  const belows = wrap(below, (available - 16) / LETTER.plain);
  const more =
    LINE.head * (heads.length - lines(head)) + LINE.plain * (belows.length - lines(below));
  const text = `<b>${heads.join('<br>')}</b><br>${span}${belows.join('<br>')}</span>`;
  return withRoomAbove({ ...layout, title: { ...title, text } }, more);
}

/** More room between the title and the plot, whose height stays; only in a figure that has a margin to widen. */
export function withRoomAbove(layout: Layout, px: number): Layout {
  const margin = layout.margin as { t: number } | undefined;
  if (px === 0 || !margin) return layout;
  const height = Number(layout.height) + px;
  const title = { ...(layout.title as object), y: 1 - 16 / height };
  return { ...layout, height, title, margin: { ...margin, t: margin.t + px } };
}

/** Titles of horizontal axes that are longer than their panel. */
function brokenAxisTitles(layout: Layout, width: number): Layout {
  const broken: Layout = {};
  for (const [key, value] of Object.entries(layout)) {
    if (!/^xaxis\d*$/.test(key)) continue;
    const axis = value as { domain?: [number, number]; title?: { text?: string } };
    const [from, to] = axis.domain ?? [0, 1];
    const letters = ((to - from) * (width - 100)) / LETTER.plain;
    const text = wrap(axis.title?.text ?? '', letters).join('<br>');
    broken[key] = { ...axis, title: { ...axis.title, text } };
  }
  return broken;
}

const lines = (text: string) => text.split('<br>').length;

/** Breaks a text anew, between words, into lines of at most about `length` letters. */
function wrap(text: string, length: number): string[] {
  const all: string[] = [];
  for (const word of text.replaceAll('<br>', ' ').split(' ')) {
    const last = all.at(-1);
    const fits = last !== undefined && last.length + 1 + word.length <= length;
    if (fits) all[all.length - 1] = `${last} ${word}`;
    else all.push(word);
  }
  return all;
}
