import createDOMPurify from 'dompurify';
import { JSDOM } from 'jsdom';
import { Html } from './html.js';
import { scrollBox } from './scroll-box.js';

const { window } = new JSDOM('');
const purify = createDOMPurify(window);

/** What an HTML output may consist of. No id, class or style: those are the page's own. */
const allowed = {
  ALLOWED_TAGS: [
    ...['table', 'caption', 'colgroup', 'col', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td'],
    ...['p', 'div', 'span', 'br', 'hr', 'blockquote', 'pre', 'ul', 'ol', 'li', 'dl', 'dt', 'dd'],
    ...['a', 'b', 'i', 'strong', 'em', 'code', 'sub', 'sup', 'small', 'details', 'summary'],
    '#text',
  ],
  ALLOWED_ATTR: ['href', 'title', 'colspan', 'rowspan', 'scope', 'style'],
  ALLOW_ARIA_ATTR: false,
  ALLOW_DATA_ATTR: false,
  RETURN_DOM_FRAGMENT: true,
} as const;

/**
 * An HTML output of a notebook as it may go into a page: nothing that runs, loads or passes for a part of the page.
 * Tables get a box to scroll in, which the paragraph before them names; styles, which the page's policy
 * forbids, become the class `number` where they align to the right.
 */
export function sanitise(untrusted: string): Html {
  const fragment = purify.sanitize(untrusted, {
    ...allowed,
    ALLOWED_TAGS: [...allowed.ALLOWED_TAGS],
    ALLOWED_ATTR: [...allowed.ALLOWED_ATTR],
  });
  fragment.querySelectorAll<HTMLElement>('[style]').forEach((element) => {
    if (element.style.textAlign === 'right') element.className = 'number';
    element.removeAttribute('style');
  });
  fragment.querySelectorAll('table').forEach(dressTable);
  const holder = window.document.createElement('div');
  holder.append(fragment);
  return new Html(holder.innerHTML);
}

/** The box holds the paragraph too: a caption would be as wide as the table, and scroll out of sight with it. */
function dressTable(table: HTMLTableElement): void {
  table.querySelectorAll('thead th:not([scope])').forEach((th) => th.setAttribute('scope', 'col'));
  const before = table.previousElementSibling;
  const caption = before?.tagName === 'P' ? before : undefined;
  const label = caption?.textContent ?? table.caption?.textContent ?? 'Table';
  if (caption) table.setAttribute('aria-label', label);
  const { open, close } = scrollBox(label);
  const marker = window.document.createElement('div');
  table.replaceWith(marker);
  marker.outerHTML = open + (caption?.outerHTML ?? '') + table.outerHTML + close;
  caption?.remove();
}
