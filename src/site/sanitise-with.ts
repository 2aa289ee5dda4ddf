/// <reference lib="dom" />
import type { DOMPurify } from 'dompurify';
import { scrollBox } from './scroll-box.js';

/** What an HTML output may consist of. No id, class or style: those are the page's own. */
const allowed = {
  ALLOWED_TAGS: [
    ...['table', 'caption', 'colgroup', 'col', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td'],
    ...['p', 'div', 'span', 'br', 'hr', 'blockquote', 'pre', 'ul', 'ol', 'li', 'dl', 'dt', 'dd'],
    ...['a', 'b', 'i', 'strong', 'em', 'code', 'sub', 'sup', 'small', 'details', 'summary'],
    '#text',
  ],
  ALLOWED_ATTR: ['href', 'title', 'colspan', 'rowspan', 'scope', 'data-style'],
  // Only read here, and then removed.
  ADD_URI_SAFE_ATTR: ['data-style'],
  ALLOW_ARIA_ATTR: false,
  ALLOW_DATA_ATTR: false,
  RETURN_DOM_FRAGMENT: true,
} as const;

/**
 * An HTML output of a notebook as it may go into a page, whether that is being rendered or open in a browser: nothing
 * that runs, loads or passes for a part of the page. Tables get a box to scroll in, which the paragraph before them
 * names; styles, which the page's policy forbids, become the class `number` where they align to the right.
 */
export function sanitiseWith(purify: DOMPurify, untrusted: string): DocumentFragment {
  const fragment = purify.sanitize(withoutStyles(untrusted), {
    ...allowed,
    ALLOWED_TAGS: [...allowed.ALLOWED_TAGS],
    ALLOWED_ATTR: [...allowed.ALLOWED_ATTR],
    ADD_URI_SAFE_ATTR: [...allowed.ADD_URI_SAFE_ATTR],
  });
  fragment.querySelectorAll('[data-style]').forEach((element) => {
    const style = element.getAttribute('data-style')!;
    if (/(?:^|;)\s*text-align\s*:\s*right\s*(?:;|$)/i.test(style)) element.className = 'number';
    element.removeAttribute('data-style');
  });
  fragment.querySelectorAll('table').forEach(dressTable);
  return fragment;
}

/** Styles under a name that says nothing to a browser, which else reports each of them to the page's policy. */
function withoutStyles(html: string): string {
  return html.replace(/<[a-z][^<>]*>/gi, (tag) => tag.replace(/\sstyle\s*=/gi, ' data-style='));
}

/** The box holds the paragraph too: a caption would be as wide as the table, and scroll out of sight with it. */
function dressTable(table: HTMLTableElement): void {
  table.querySelectorAll('thead th:not([scope])').forEach((th) => th.setAttribute('scope', 'col'));
  const before = table.previousElementSibling;
  const caption = before?.tagName === 'P' ? before : undefined;
  const label = caption?.textContent ?? table.caption?.textContent ?? 'Table';
  if (caption) table.setAttribute('aria-label', label);
  const { open, close } = scrollBox(label);
  const holder = table.ownerDocument.createElement('div');
  holder.innerHTML = open + close;
  const box = holder.firstElementChild!;
  table.replaceWith(box);
  if (caption) box.append(caption);
  box.append(table);
}
