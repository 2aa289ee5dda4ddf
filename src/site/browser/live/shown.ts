/// <reference lib="dom" />
import createDOMPurify from 'dompurify';
import type { MimeBundle } from '../../../presentation/display.js';
import type { LiveFigure } from '../../../live/plotly.js';
import { followLink } from '../../follow-link.js';
import { pageMarkdown } from '../../markdown.js';
import { sanitiseWith } from '../../sanitise-with.js';
import type { FigureContent } from '../live-figures.js';
import { make } from './make.js';

/** An output as a page shows it: a figure to be drawn, or an element. */
export type Shown =
  | ({ readonly kind: 'figure' } & FigureContent)
  | { readonly kind: 'element'; readonly element: HTMLElement };

const plotly = 'application/vnd.plotly.v1+json';

/** An output in the richest form it has, as `renderOutput` gives it when a site is rendered; undefined for an empty one. */
export function shownOf(data: MimeBundle): Shown | undefined {
  const text = (mime: string) => {
    const value = data[mime];
    return typeof value === 'string' ? value : '';
  };
  if (data[plotly]) {
    const figure: LiveFigure = { data: [], layout: {}, ...data[plotly] };
    return { kind: 'figure', figure, alt: text('text/plain') };
  }
  const rich = sanitiseWith(createDOMPurify(window), text('text/html'));
  if (rich.textContent?.trim()) return element(make('div', { class: 'rich' }, rich));
  if (text('text/markdown')) return element(said(text('text/markdown')));
  const plain = text('text/plain');
  return plain.trim() ? element(make('pre', { class: 'output result' }, plain)) : undefined;
}

function element(one: HTMLElement): Shown {
  // Ids are the published outputs' own; an anchor must lead to one place.
  one.querySelectorAll('[id]').forEach((child) => child.removeAttribute('id'));
  return { kind: 'element', element: one };
}

/** Markdown without HTML, by the renderer of the site. */
function said(markdown: string): HTMLElement {
  const box = make('div', { class: 'said' });
  const renderer = pageMarkdown((href) => followLink(href, notebookNames()));
  box.innerHTML = renderer.render(markdown).text;
  return box;
}

/** The notebooks of the site, by the links at the head of the page. */
function notebookNames(): string[] {
  const links = document.querySelectorAll('.head nav a[href]');
  return [...links].map((link) => link.getAttribute('href')!.replace(/\.html$/, ''));
}
