import createDOMPurify from 'dompurify';
import { JSDOM } from 'jsdom';
import { Html } from './html.js';
import { sanitiseWith } from './sanitise-with.js';

const { window } = new JSDOM('');
const purify = createDOMPurify(window);

/** An HTML output of a notebook as it may go into a page that is being rendered: see `sanitiseWith`. */
export function sanitise(untrusted: string): Html {
  const holder = window.document.createElement('div');
  holder.append(sanitiseWith(purify, untrusted));
  return new Html(holder.innerHTML);
}
