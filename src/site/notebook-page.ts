import type { Cell, Notebook } from '../notebook/notebook.js';
import type { Figure } from './figure.js';
import { followLink } from './follow-link.js';
import { highlight } from './highlight.js';
import { markup, type Html } from './html.js';
import { pageMarkdown, type Heading } from './markdown.js';
import { renderOutput, type OutputContext } from './outputs.js';

/** A notebook as a page: what stands in it, and what the index and the other pages say of it. */
export type NotebookPage = {
  /** The file's name without its ending, `01-exploration`. */
  name: string;
  /** `1 · Exploration: what is in the cohort?` */
  title: string;
  /** `1 · Exploration` */
  label: string;
  /** `What is in the cohort?`; as the label where the title has but one part. */
  question: string;
  lead: { inner: Html; text: string };
  headings: Heading[];
  body: Html;
  figures: Figure[];
};

/**
 * Renders the cells of a notebook.
 * @param names the notebooks of the site: links to them become links to pages
 * @throws Error when an output cannot be what it says it is
 */
export function notebookPage(
  name: string,
  notebook: Notebook,
  names: readonly string[],
): NotebookPage {
  const markdown = pageMarkdown((href) => followLink(href, names));
  const context: OutputContext = { page: name, markdown, figures: [] };
  const body = markup`${notebook.cells.map((cell) => renderCell(cell, context))}`;
  const title = markdown.headings[0]?.text ?? name;
  const [label, question = label] = title.split(/:\s+(.*)/s);
  const opening = notebook.cells.find(({ cell_type }) => cell_type === 'markdown');
  return {
    name,
    title,
    label,
    question: question.charAt(0).toUpperCase() + question.slice(1),
    lead: markdown.lead(opening?.source ?? ''),
    headings: markdown.headings,
    body,
    figures: context.figures,
  };
}

function renderCell(cell: Cell, context: OutputContext): Html {
  if (cell.cell_type === 'raw') return markup``;
  if (cell.cell_type === 'markdown') {
    return markup`<section class="cell prose">${context.markdown.render(cell.source)}</section>
`;
  }
  const outputs = (cell.outputs ?? []).map((output) => renderOutput(output, context));
  return markup`<section class="cell code-cell" id="cell-${cell.id}">
${codeOf(cell)}
${outputs.length > 0 && markup`<div class="outputs">${outputs}</div>`}
</section>
`;
}

/** The code of a cell, folded; only the parameters, which a reader may want to change, are open from the start. */
function codeOf({ source, metadata }: Cell): Html {
  if (!source.trim()) return markup``;
  const isParameters = metadata.tags?.includes('parameters') ?? false;
  const lines = source.trimEnd().split('\n').length;
  const what = isParameters ? 'Parameters' : 'Code';
  return markup`<details class="code"${isParameters && markup` open`}>
    <summary>${what} <span class="lines">${lines} ${lines === 1 ? 'line' : 'lines'}</span></summary>
    <pre tabindex="0"><code>${highlight(source.trimEnd())}</code></pre>
  </details>`;
}
