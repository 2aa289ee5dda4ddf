import { markup, Html, type Fragment } from './html.js';

/** What all pages of a site have in common. */
export type SiteFrame = {
  /** Name and label of each notebook's page, in order. */
  pages: readonly { name: string; label: string }[];
  /** What is said of the cohort at the foot of each page. */
  source: string;
  simulated: boolean;
  /** The name of the cohort of the outputs. */
  cohort: string;
  /** The `Content-Security-Policy` of each page. */
  policy: string;
};

export type PageParts = {
  /** The page's name; `index` for the first one. */
  name: string;
  title: string;
  description: string;
  /** What stands beside the content on wide windows. */
  aside?: Fragment;
  content: Fragment;
};

export const projectTitle = 'Leukemia notebooks';

/** A whole page: head, navigation, content and foot. It reads without scripts, which add to it. */
export function layout(frame: SiteFrame, page: PageParts): string {
  const title = page.name === 'index' ? page.title : `${page.title} · ${projectTitle}`;
  return markup`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="${frame.policy}">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="description" content="${page.description}">
    <meta name="color-scheme" content="light dark">
    <meta name="referrer" content="no-referrer">
    <title>${title}</title>
    <link rel="icon" type="image/svg+xml" href="assets/icon.svg">
    <link rel="stylesheet" href="assets/style.css">
    <script src="assets/theme.js"></script>
    <script src="assets/page.js" defer></script>
  </head>
  <body class="${page.name === 'index' ? 'index' : 'notebook'}">
    <a class="skip" href="#content">Skip to the content</a>
    ${header(frame, page.name)}
    <div class="columns">
      ${page.aside}
      <main id="content" tabindex="-1">
        ${frame.simulated && simulatedNote}
        ${page.content}
      </main>
    </div>
    <footer class="foot">
      <p>${frame.source}</p>
      <p>Code under the MIT licence; the cohort’s data are not part of it.</p>
    </footer>
  </body>
</html>
`.text;
}

const here = new Html(' aria-current="page"');
const simulatedNote = new Html(
  '<p class="simulated" role="note"><strong>SIMULATED</strong> Every number on this page comes of a cohort drawn at random, and says nothing about leukemia.</p>',
);

function header({ pages }: SiteFrame, current: string): Html {
  const link = ({ name, label }: { name: string; label: string }) =>
    markup`<li><a href="${name}.html"${name === current && here}>${label}</a></li>`;
  return markup`<header class="head">
    <a class="brand" href="index.html"${current === 'index' && here}>${projectTitle}</a>
    <nav aria-label="Notebooks"><ul>${pages.map(link)}</ul></nav>
    <button class="theme" type="button" hidden>Dark</button>
  </header>`;
}
