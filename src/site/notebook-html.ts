import { markup, type Html } from './html.js';
import { layout, type SiteFrame } from './layout.js';
import type { Heading } from './markdown.js';
import type { NotebookPage } from './notebook-page.js';

/** The HTML file of a notebook: its cells, with the table of contents beside them and the neighbours below. */
export function notebookHtml(
  frame: SiteFrame,
  page: NotebookPage,
  neighbours: { previous?: NotebookPage; next?: NotebookPage },
): string {
  const sections = page.headings.filter(({ level }) => level === 2 || level === 3);
  const content = markup`<div class="tools">
      <details class="contents-fold">
        <summary>Contents</summary>
        ${contents(sections)}
      </details>
      <button class="unfold" type="button" aria-pressed="false" hidden>Show all code</button>
    </div>
    <article data-notebook="${page.name}" data-cohort="${frame.cohort}">${page.body}</article>
    <nav class="neighbours" aria-label="Next and previous notebook">
      ${link('prev', 'Previous', neighbours.previous)}${link('next', 'Next', neighbours.next)}
    </nav>`;
  return layout(frame, {
    name: page.name,
    title: page.title,
    description: page.lead.text,
    aside: markup`<nav class="contents" id="contents" aria-label="On this page">
      <p class="contents-title">On this page</p>
      ${contents(sections)}
    </nav>`,
    content,
  });
}

function contents(sections: readonly Heading[]): Html {
  return markup`<ol>
    ${sections.map(
      ({ level, id, text }) => markup`<li class="level-${level}"><a href="#${id}">${text}</a></li>`,
    )}
  </ol>`;
}

function link(rel: 'prev' | 'next', word: string, page: NotebookPage | undefined): Html {
  if (!page) return markup``;
  return markup`<a rel="${rel}" class="${rel}" href="${page.name}.html">
    <span class="direction">${word}</span>
    <span class="label">${page.label}</span>
    <span class="question">${page.question}</span>
  </a>`;
}
