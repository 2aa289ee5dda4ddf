/// <reference lib="dom" />
// Brings the page of a notebook alive; loaded when a reader asks for it.
import type { Alive } from '../alive.js';
import type { WorkerLike } from './engine.js';
import { takeDrops } from './drop.js';
import { LivePage } from './live-page.js';
import { loadProgram } from './program.js';

/** Runs the notebook in a worker, and puts controls, editors and a status on its page. */
export const comeAlive: Alive = async (page) => {
  const site = new URL('.', document.baseURI).href;
  const program = await loadProgram(site, page.article.dataset.notebook!);
  const worker = new URL('assets/live/worker.js', site);
  const openWorker = () => new Worker(worker, { type: 'module' }) as unknown as WorkerLike;
  const live = new LivePage(page, program, site, openWorker);
  live.enter();
  takeDrops((files) => live.give(files));
};
