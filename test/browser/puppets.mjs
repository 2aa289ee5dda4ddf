// The machine's Chromium and Firefox, driven alike: Playwright drives no Firefox but its own, puppeteer drives the one
// that people have, over WebDriver BiDi.
import { existsSync } from 'node:fs';
import puppeteer from 'puppeteer-core';

const places = {
  chrome: [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser'],
  firefox: [process.env.FIREFOX, '/usr/bin/firefox-esr', '/usr/bin/firefox'],
};
const quiet = ['quic', 'gpu', 'background-networking', 'component-update', 'sync'];
const args = {
  chrome: ['--no-sandbox', '--no-first-run', ...quiet.map((what) => `--disable-${what}`)],
  firefox: [],
};

/** Starts a browser (`chrome` or `firefox`); undefined where the machine has none of that kind. */
export async function startBrowser(kind) {
  const executablePath = places[kind].find((path) => path && existsSync(path));
  if (!executablePath) return undefined;
  return puppeteer.launch({
    browser: kind,
    executablePath,
    args: args[kind],
    headless: true,
    // A notebook may take minutes, and whoever waits says for how long.
    protocolTimeout: 20 * 60_000,
  });
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

/**
 * Opens a page that tells what goes wrong in it.
 * @returns the page, what it complained of (errors), and the hosts but its own that it asked (strangers)
 */
export async function openListening(browser, { width, height }) {
  const page = await browser.newPage();
  await page.setViewport({ width, height });
  const errors = [];
  const strangers = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  page.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url());
    if (protocol.startsWith('http') && hostname !== '127.0.0.1') strangers.push(request.url());
  });
  await page.evaluateOnNewDocument(listen);
  return { page, errors, strangers };
}
