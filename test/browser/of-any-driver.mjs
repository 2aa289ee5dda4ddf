// What the two drivers of browsers share: Playwright for JupyterLab and the site, puppeteer where Firefox has to do the same.
import { existsSync } from 'node:fs';

const places = {
  chrome: [
    process.env.CHROMIUM,
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
  ],
  firefox: [process.env.FIREFOX, '/usr/bin/firefox-esr', '/usr/bin/firefox'],
};

/** Where this machine has a browser (`chrome` or `firefox`); CHROMIUM and FIREFOX name others. */
export function browserPath(kind) {
  return places[kind].find((path) => path && existsSync(path));
}

const quiet = ['quic', 'gpu', 'background-networking', 'component-update', 'sync'];
/** With which a Chromium keeps to itself and runs in a container. */
export const chromiumArgs = [
  '--no-sandbox',
  '--no-first-run',
  ...quiet.map((what) => `--disable-${what}`),
];

/** Lists that fill with what a page does wrong (errors) and which hosts but its own it asks (strangers). */
export function complaintsOf(page) {
  const errors = [];
  const strangers = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  page.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url());
    if (protocol.startsWith('http') && hostname !== '127.0.0.1') strangers.push(request.url());
  });
  return { errors, strangers };
}
