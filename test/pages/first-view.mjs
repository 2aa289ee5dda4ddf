// What a reader gets before asking for anything: a page that reads at once, light, whole, and without a fault.
import { openListening } from '../browser/browser.mjs';

/** Bytes of a first view, pictures apart. */
const LARGEST_VIEW = 300e3;

/** Opens the page of a notebook at a desk; nothing is clicked or scrolled. */
export async function checkFirstView({ browser, kind, server, check, pages }, name) {
  const before = server.sent.length;
  const started = globalThis.performance.now();
  const { page, errors, strangers } = await openListening(browser, { width: 1280, height: 900 });
  await page.goto(`${server.address}${name}.html`, { waitUntil: 'load' });
  const seconds = (globalThis.performance.now() - started) / 1000;
  await new Promise((resolve) => setTimeout(resolve, 500));
  const sent = server.sent.slice(before).filter(({ path }) => !/\.(png|svg)$/.test(path));
  const bytes = sent.reduce((sum, one) => sum + one.bytes, 0);
  const { workers, breaches, outputs } = await page.evaluate(() => ({
    workers: globalThis.told.length,
    breaches: globalThis.breaches,
    outputs: globalThis.document.querySelectorAll('.outputs').length,
  }));
  check(`${kind}, ${name}: ${Math.round(bytes / 1e3)} kB until it reads`, [
    ...(bytes > LARGEST_VIEW ? [sent.map(({ path, bytes }) => `${path} ${bytes}`).join(', ')] : []),
    ...(workers > 0 ? ['a worker runs that nobody asked for'] : []),
    ...(outputs === 0 ? ['it has no outputs'] : []),
    ...errors,
    ...breaches,
    ...strangers.map((stranger) => `asks another host: ${stranger}`),
  ]);
  pages.push({ browser: kind, page: name, check: 'first view', seconds: round(seconds), bytes });
  await page.close();
}

const round = (seconds) => Number(seconds.toFixed(2));
