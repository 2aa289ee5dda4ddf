/// <reference lib="dom" />
// Brings the page of a notebook alive; loaded when a reader asks for it.
import type { Alive } from '../alive.js';
import { takeDrops } from './drop.js';
import { LivePage } from './live-page.js';
import { make } from './make.js';
import { PooledWorker } from './pooled-worker.js';
import { loadProgram } from './program.js';

/** Runs the notebook in a worker, and puts controls, editors and a status on its page. */
export const comeAlive: Alive = async (page) => {
  const site = new URL('.', document.baseURI).href;
  const notebook = page.article.dataset.notebook!;
  const [program] = await Promise.all([loadProgram(site, notebook), loadStyles(site)]);
  const openWorker = () => new PooledWorker(new URL('assets/live/', site));
  const live = new LivePage(page, program, site, openWorker);
  live.enter();
  page.figures.prepare();
  takeDrops((files) => live.give(files));
};

/** How a live page looks; without it, it works all the same. */
function loadStyles(site: string): Promise<void> {
  return new Promise((resolve) => {
    const link = make('link', { rel: 'stylesheet', href: new URL('assets/live.css', site).href });
    for (const event of ['load', 'error']) link.addEventListener(event, () => resolve());
    document.head.append(link);
  });
}
