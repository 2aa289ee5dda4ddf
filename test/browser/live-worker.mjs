// The worker of a live page, without the page's own side: what is asked of it, and what it tells.
/* global window, Worker, File */

/**
 * Starts the worker in an open page of a site.
 * @returns functions that ask it, and wait for what it tells
 */
export async function startWorker(page, site, notebook) {
  await page.evaluate(
    ([site, notebook]) => {
      window.told = [];
      window.live = new Worker(new URL('assets/live/worker.js', site), { type: 'module' });
      window.live.onmessage = ({ data }) => window.told.push({ ...data, at: performance.now() });
      window.live.onerror = ({ message }) => window.told.push({ kind: 'broken', message });
      window.live.postMessage({ kind: 'open', notebook, site });
    },
    [site, notebook],
  );
  return { ask: asker(page), give: giver(page), until: waiter(page), run: runner(page) };
}

const asker = (page) => (message) =>
  page.evaluate((message) => window.live.postMessage(message), message);

/** @param files with name and content: a text, or bytes in base64 */
const giver = (page) => (files) =>
  page.evaluate((files) => {
    const bytes = (base64) => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    window.live.postMessage({
      kind: 'files',
      files: files.map(({ name, text, base64 }) => {
        return { name, content: new File([text ?? bytes(base64)], name) };
      }),
    });
  }, files);

/** Waits for a message of one of some kinds and takes all up to it. */
const waiter =
  (page) =>
  async (kinds, timeout = 60_000) => {
    await page.waitForFunction(
      (kinds) => window.told.some(({ kind }) => kind === 'broken' || kinds.includes(kind)),
      kinds,
      { timeout, polling: 20 },
    );
    return page.evaluate((kinds) => {
      const last = window.told.findIndex(({ kind }) => kind === 'broken' || kinds.includes(kind));
      return window.told.splice(0, last + 1);
    }, kinds);
  };

let runs = 0;

/** Asks for a run and waits until it is done. */
const runner =
  (page) =>
  async (request = {}, timeout = 600_000) => {
    await asker(page)({ kind: 'run', run: ++runs, parameters: {}, edited: {}, ...request });
    const told = await waiter(page)(['done'], timeout);
    return summaryOf(told);
  };

/** What was told in a run: seconds and errors by cell, outputs and tables. */
export function summaryOf(told) {
  const of = (kind) => told.filter((message) => message.kind === kind);
  return {
    broken: of('broken'),
    cells: of('ended').map(({ cell, ms, error }) => ({ cell, ms, error })),
    errors: of('ended').flatMap(({ cell, error }) => (error ? [{ cell, ...error }] : [])),
    blocked: of('blocked').map(({ cell }) => cell),
    outputs: of('output').map(({ cell, data, id }) => ({ cell, data, id })),
    tables: Object.fromEntries(of('table').map(({ name, text }) => [name, text])),
    ms: of('done')[0]?.ms,
  };
}
