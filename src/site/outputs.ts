import type { ErrorOutput, Output } from '../notebook/notebook.js';
import { figure, isFigure, type Figure } from './figure.js';
import { markup, type Html } from './html.js';
import type { PageMarkdown } from './markdown.js';
import { sanitise } from './sanitise.js';

/** What the outputs of one page share: its name and its Markdown renderer, and the figures there are so far. */
export type OutputContext = { page: string; markdown: PageMarkdown; figures: Figure[] };

/** An output of a cell as HTML, in the richest form it has. A figure is added to those of the context. */
export function renderOutput(output: Output, context: OutputContext): Html {
  if (output.output_type === 'stream') return plain(output.text, output.name);
  if (output.output_type === 'error') return plain(errorText(output), 'error');
  if (isFigure(output)) {
    const made = figure(output, context.page, context.figures.length + 1);
    context.figures.push(made);
    return made.inPage;
  }
  const text = (mime: string) => {
    const value = output.data[mime];
    return typeof value === 'string' ? value : '';
  };
  const rich = sanitise(text('text/html'));
  if (rich.text.trim()) return markup`<div class="rich">${rich}</div>`;
  if (!text('text/markdown')) return plain(text('text/plain'), 'result');
  return markup`<div class="said">${context.markdown.render(text('text/markdown'))}</div>`;
}

function plain(text: string, kind: string): Html {
  return text.trim() ? markup`<pre class="output ${kind}">${bare(text)}</pre>` : markup``;
}

function errorText({ ename, evalue, traceback }: ErrorOutput): string {
  return traceback?.length ? traceback.join('\n') : `${ename}: ${evalue}`;
}

/** A terminal's text without its colours. */
function bare(text: string): string {
  // oxlint-disable-next-line no-control-regex
  return text.replace(/\u001b\[[\d;]*[A-Za-z]/g, '');
}
