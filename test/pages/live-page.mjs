// A live page as the tests use it: opened, brought alive, told things, waited for.
import { openListening } from '../browser/browser.mjs';

/** Opens a page of the site, and brings it alive unless its address does that. */
export async function openLive({ browser, server }, path, viewport = { width: 1280, height: 900 }) {
  const { page, errors, strangers } = await openListening(browser, viewport);
  await page.goto(`${server.address}${path}`, { waitUntil: 'load' });
  if (!path.includes('?')) await clickButton(page, 'Run it here');
  return { page, errors, strangers };
}

/** Clicks a button by what it says. */
export async function clickButton(page, text) {
  const button = await page.waitForSelector(`::-p-xpath(//button[normalize-space()="${text}"])`, {
    visible: true,
    timeout: 30_000,
  });
  await button.evaluate((element) => element.click());
}

/** All that the page's workers said, from the message with number `from` on. */
export function told(page, from = 0) {
  return page.evaluate((at) => globalThis.told.slice(at), from);
}

/** Waits until a run that began after message number `from` is done, and returns all that was told since. */
export async function untilDone(page, { from = 0, timeout = 10 * 60_000 } = {}) {
  await page.waitForFunction(
    (at) => globalThis.told.slice(at).some(({ kind }) => kind === 'done'),
    { timeout, polling: 100 },
    from,
  );
  return told(page, from);
}

/** How many messages there are so far: what is done next is told after these. */
export function saidSoFar(page) {
  return page.evaluate(() => globalThis.told.length);
}

/** Errors of cells among what was told. */
export function cellErrors(messages) {
  return messages.flatMap(({ kind, cell, error, by, message }) => {
    if (kind === 'ended' && error) return [`cell ${cell}: ${error.name}: ${error.message}`];
    if (kind === 'blocked') return [`cell ${cell} is blocked by ${by}`];
    return kind === 'refused' ? [message] : [];
  });
}

/** Sets a parameter as a reader would type it; returns the number of the first message that can be an answer. */
export async function setParameter(page, name, value) {
  const from = await saidSoFar(page);
  await page.$eval(
    `#parameter-${name}`,
    (input, text) => {
      input.value = text;
      input.dispatchEvent(new globalThis.Event('input', { bubbles: true }));
    },
    String(value),
  );
  return from;
}

/** The id of the first code cell whose code contains a text. */
export function cellWith(page, text) {
  return page.$$eval(
    'section.code-cell',
    (cells, wanted) =>
      cells
        .find((cell) => cell.querySelector('details.code')?.textContent.includes(wanted))
        ?.id.replace('cell-', ''),
    text,
  );
}
