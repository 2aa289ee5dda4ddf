// Takes the README's picture of a live page: notebook 3 on the real cohort (GOLUB_DIR or data/golub), rerun in Chromium
// with another number of probes. Needs dist/. node docs/picture-live-page.mjs
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { startBrowser } from '../test/browser/browser.mjs';
import { serve } from '../test/browser/serve.mjs';
import { cellWith, openLive } from '../test/pages/live-page.mjs';

const file = (path) => fileURLToPath(new URL(path, import.meta.url));
const site = mkdtempSync(join(tmpdir(), 'live-page-'));
const render = [file('../dist/site/render.js'), '--with-cohort', '--out', site];
execFileSync(process.execPath, render, { stdio: 'inherit' });
const browser = await startBrowser('chrome');
const server = await serve(site);
try {
  const viewport = { width: 1280, height: 800 };
  const { page } = await openLive({ browser, server }, '03-selection.html?topK=30', viewport);
  const cell = await cellWith(page, 'figures.upset');
  const drawn = (id) => globalThis.told.some((one) => one.kind === 'ended' && one.cell === id);
  await page.waitForFunction(drawn, { timeout: 10 * 60_000, polling: 100 }, cell);
  await page.evaluate((id) => {
    globalThis.document.getElementById(`cell-${id}`).scrollIntoView({ block: 'center' });
  }, cell);
  await new Promise((resolve) => setTimeout(resolve, 2000));
  await page.screenshot({ path: file('live-page.png') });
} finally {
  await browser.close();
  server.close();
  rmSync(site, { recursive: true });
}
