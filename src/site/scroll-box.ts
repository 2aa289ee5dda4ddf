import { escapeHtml } from '../presentation/escape-html.js';

/** The tags around a table, which scrolls in a box of its own where the window is narrower than it is. */
export function scrollBox(label: string): { open: string; close: string } {
  const name = escapeHtml(label);
  return {
    // Whoever has no mouse scrolls with the arrow keys, and so must be able to get there.
    open: `<div class="table-box" role="region" aria-label="${name}" tabindex="0">`,
    close: '</div>',
  };
}
