// A headless Chromium for the tests, and pages of it that tell what they ask for and what goes wrong in them.
import { chromium } from 'playwright-core';
import { browserPath, chromiumArgs, complaintsOf } from './of-any-driver.mjs';

/** Starts the Chromium of this machine; CHROMIUM names another one. */
export async function startChromium() {
  const executablePath = browserPath('chrome');
  if (!executablePath) {
    throw new Error(
      'There is no Chromium: install one (apt-get install chromium) or name it in CHROMIUM.',
    );
  }
  return chromium.launch({ executablePath, args: chromiumArgs });
}

/**
 * Opens an empty page.
 * @returns the page, and lists of what it did wrong (errors) and which hosts but its own it asked (strangers)
 */
export async function openPage(browser, { width, height, ...more }) {
  const context = await browser.newContext({ viewport: { width, height }, ...more });
  const page = await context.newPage();
  return { page, ...complaintsOf(page) };
}
