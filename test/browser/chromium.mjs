// A headless Chromium for the tests, and pages of it that tell what they ask for and what goes wrong in them.
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Starts the Chromium of this machine; CHROMIUM names another one. */
export async function startChromium() {
  const executablePath = process.env.CHROMIUM ?? places.find((path) => existsSync(path));
  if (!executablePath) {
    throw new Error(
      'There is no Chromium: install one (apt-get install chromium) or name it in CHROMIUM.',
    );
  }
  const quiet = ['quic', 'gpu', 'background-networking', 'component-update', 'sync'];
  const args = ['--no-sandbox', '--no-first-run', ...quiet.map((what) => `--disable-${what}`)];
  return chromium.launch({ executablePath, args });
}

/**
 * Opens an empty page.
 * @returns the page, and lists of what it did wrong (errors) and which hosts but its own it asked (strangers)
 */
export async function openPage(browser, { width, height, ...more }) {
  const context = await browser.newContext({ viewport: { width, height }, ...more });
  const page = await context.newPage();
  const errors = [];
  const strangers = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  page.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url());
    if (protocol.startsWith('http') && hostname !== '127.0.0.1') strangers.push(request.url());
  });
  return { page, errors, strangers };
}
