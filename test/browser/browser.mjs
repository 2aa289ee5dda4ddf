// The machine's Chromium and Firefox, driven alike, and pages in them that tell what they ask for and what goes wrong.
// Puppeteer drives the Firefox that people have, over WebDriver BiDi; other drivers of browsers bring their own.
import { existsSync } from 'node:fs';
import puppeteer from 'puppeteer-core';

const places = {
  chrome: [
    process.env.CHROMIUM,
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
  ],
  firefox: [process.env.FIREFOX, '/usr/bin/firefox-esr', '/usr/bin/firefox'],
};

const quiet = ['quic', 'gpu', 'background-networking', 'component-update', 'sync'];
/** With which a Chromium keeps to itself and runs in a container. */
const chromiumArgs = [
  '--no-sandbox',
  '--no-first-run',
  ...quiet.map((what) => `--disable-${what}`),
];

/** With which it has a mouse: where nothing can hover, plotly shows the buttons of every figure at all times. */
const mouseArgs = [
  '--blink-settings=primaryHoverType=2,availableHoverTypes=2,primaryPointerType=4,availablePointerTypes=4',
];

/**
 * Starts a browser (`chrome` or `firefox`; CHROMIUM and FIREFOX name others than the machine's); undefined where there
 * is none of that kind.
 * @param mouse whether a Chromium has a mouse
 */
export async function startBrowser(kind, { mouse = false } = {}) {
  const executablePath = places[kind].find((path) => path && existsSync(path));
  if (!executablePath) return undefined;
  return puppeteer.launch({
    browser: kind,
    executablePath,
    args: kind === 'chrome' ? [...chromiumArgs, ...(mouse ? mouseArgs : [])] : [],
    headless: true,
    // A notebook may take minutes, and whoever waits says for how long.
    protocolTimeout: 20 * 60_000,
  });
}

/**
 * Opens an empty page of a browser, or of a context of it.
 * @returns the page, what it complained of (errors), and which hosts but its own it asked (strangers)
 */
async function openPage(browser, { width, height }) {
  const page = await browser.newPage();
  await page.setViewport({ width, height });
  return { page, ...complaintsOf(page) };
}

/** Lists that fill with what a page does wrong (errors) and which hosts but its own it asks (strangers). */
function complaintsOf(page) {
  const errors = [];
  const strangers = [];
  // A page can throw what is no Error.
  page.on('pageerror', (thrown) => errors.push(thrown?.message ?? String(thrown)));
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  page.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url());
    if (protocol.startsWith('http') && hostname !== '127.0.0.1') strangers.push(request.url());
  });
  return { errors, strangers };
}

/** Opens a page, as `openPage` does, that shares nothing with others of the browser; closes it after the action. */
export async function inPageOfItsOwn(browser, viewport, action) {
  const context = await browser.createBrowserContext();
  try {
    return await action(await openPage(context, viewport));
  } finally {
    await context.close();
  }
}

/** Opens a page, as `openPage` does, that also notes what its workers say and what its policy refuses. */
export async function openListening(browser, viewport) {
  const opened = await openPage(browser, viewport);
  await opened.page.evaluateOnNewDocument(listen);
  return opened;
}

/** Runs in the page before any of its scripts: notes all that workers say to it, and every breach of its policy. */
function listen() {
  globalThis.told = [];
  globalThis.breaches = [];
  globalThis.addEventListener('securitypolicyviolation', (event) =>
    globalThis.breaches.push(`${event.violatedDirective} ${event.blockedURI}`),
  );
  const Plain = globalThis.Worker;
  globalThis.Worker = class extends Plain {
    constructor(...given) {
      super(...given);
      this.addEventListener('message', ({ data }) =>
        globalThis.told.push({ ...data, at: globalThis.performance.now() }),
      );
    }
  };
}

/** Waits until an element is to be seen, or for so many milliseconds: what then lacks is for the caller to say. */
export async function appears(within, selector, timeout) {
  await within.waitForSelector(selector, { visible: true, timeout }).catch(() => undefined);
}

/** How many elements of a page a selector finds. */
export function count(page, selector) {
  return page.$$eval(selector, (found) => found.length);
}

/** Presses a key while Shift is held. */
export async function pressWithShift(page, key) {
  await page.keyboard.down('Shift');
  await page.keyboard.press(key);
  await page.keyboard.up('Shift');
}
