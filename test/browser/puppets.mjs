// The machine's Chromium and Firefox, driven alike: Playwright drives no Firefox but its own, puppeteer drives the one
// that people have, over WebDriver BiDi.
import puppeteer from 'puppeteer-core';
import { browserPath, chromiumArgs, complaintsOf } from './of-any-driver.mjs';

/** Starts a browser (`chrome` or `firefox`); undefined where the machine has none of that kind. */
export async function startBrowser(kind) {
  const executablePath = browserPath(kind);
  if (!executablePath) return undefined;
  return puppeteer.launch({
    browser: kind,
    executablePath,
    args: kind === 'chrome' ? chromiumArgs : [],
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
  const complaints = complaintsOf(page);
  await page.evaluateOnNewDocument(listen);
  return { page, ...complaints };
}
