/// <reference lib="dom" />
// What scripts add to a page that reads without them.
import { codeButton } from './code-button.js';
import { markCurrentSection } from './current-section.js';
import { invitation } from './invitation.js';
import { LiveFigures } from './live-figures.js';
import { publishedFigures } from './published-figures.js';
import { styleByProperties } from './style-attributes.js';
import { themeButton } from './theme-button.js';
import { restoreTheme } from './theme-choice.js';

restoreTheme();
const theme = document.querySelector<HTMLButtonElement>('button.theme');
if (theme) themeButton(theme);
const unfold = document.querySelector<HTMLButtonElement>('button.unfold');
if (unfold) codeButton(unfold);
const contents = document.querySelector<HTMLElement>('nav.contents');
if (contents) markCurrentSection(contents);
styleByProperties();
const figures = new LiveFigures();
publishedFigures(figures);
const notebook = document.querySelector<HTMLElement>('article[data-notebook]');
if (notebook) invitation(notebook, figures);

addEventListener('beforeprint', () => {
  document.querySelectorAll('img').forEach((picture) => {
    picture.loading = 'eager';
  });
  figures.paper(true).catch(console.error);
});
addEventListener('afterprint', () => void figures.paper(false).catch(console.error));
