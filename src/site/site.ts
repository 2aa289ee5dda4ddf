import type { Assets } from './assets.js';
import type { SiteFile } from './figure.js';
import { indexHtml } from './index-html.js';
import type { SiteFrame } from './layout.js';
import { notebookHtml } from './notebook-html.js';
import { notebookPage, type NotebookPage } from './notebook-page.js';
import type { Results } from './results.js';
import type { NamedNotebook } from './sources.js';

/** No HTML file may be larger, so that it opens at once on a slow line. */
const largestHtml = 2e6;

/**
 * All files of a site: a page per notebook and an index, their pictures and figures, the tables, and what pages share.
 * @throws Error when an HTML file is too large, or an output is not what it says it is
 */
export function makeSite(
  notebooks: readonly NamedNotebook[],
  results: Results,
  cohort: string,
  assets: Assets,
): SiteFile[] {
  const names = notebooks.map(({ name }) => name);
  const pages = notebooks.map(({ name, notebook }) => pageOf(name, notebook, names));
  const simulated = results.simulated ?? cohort === 'simulated';
  const source = results.source ?? `Cohort: ${cohort}.`;
  const shown = simulated ? 'simulated' : cohort;
  const frame: SiteFrame = { pages, source, simulated, cohort: shown, policy: assets.policy };
  const html = [
    { path: 'index.html', content: indexHtml(frame, pages, results) },
    ...pages.map((page, at) => ({
      path: `${page.name}.html`,
      content: notebookHtml(frame, page, { previous: pages[at - 1], next: pages[at + 1] }),
    })),
  ];
  html.forEach(refuseLarge);
  const figures = pages.flatMap((page) => page.figures.flatMap((figure) => figure.files));
  const tables = results.tables.map(({ name, content }) => ({ path: `tables/${name}`, content }));
  return [...html, ...figures, ...tables, ...assets.files];
}

/** @throws Error when the file is too large to be a page */
export function refuseLarge({ path, content }: SiteFile): void {
  const bytes = Buffer.byteLength(content);
  if (bytes < largestHtml) return;
  const megabytes = (bytes / 1e6).toFixed(1);
  throw new Error(
    `${path} would have ${megabytes} MB, and a page may have ${largestHtml / 1e6}: does a cell print without end?`,
  );
}

function pageOf(
  name: string,
  notebook: NamedNotebook['notebook'],
  names: readonly string[],
): NotebookPage {
  try {
    return notebookPage(name, notebook, names);
  } catch (error) {
    throw new Error(`${name}.ipynb cannot be made a page: ${(error as Error).message}`);
  }
}
