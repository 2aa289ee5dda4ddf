// Addresses and files from strangers are data; nothing that was not typed by the reader runs; the policy holds.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cellErrors, openLive, untilDone } from './live-page.mjs';

const payload = '<img src=x onerror=globalThis.harmed=1>';

export async function checkHostile(at) {
  const { kind, check } = at;
  check(`${kind}: an address with markup is text`, await hostileAddress(at));
  check(`${kind}: a file with markup in its name and its cells is text`, await hostileFile(at));
  check(`${kind}: a file that can't be read is explained`, await damagedFile(at));
  check(`${kind}: the policy lets the page run nothing but its own scripts`, await policy(at));
}

async function hostileAddress(at) {
  const query = new globalThis.URLSearchParams({
    topK: payload,
    cohort: `${payload}.csv`,
    [payload]: '1',
    __proto__: '1',
    constructor: '1',
  });
  const { page } = await openLive(at, `01-exploration.html?${query}`);
  await page.waitForFunction(() => globalThis.document.querySelector('.page-problems p'), {
    timeout: 30_000,
  });
  await untilDone(page);
  return ended(page);
}

/** A cohort of two classes, whose names are as given. */
function cohortText(classes, { damaged = false } = {}) {
  const probes = Array.from({ length: 40 }, (_, j) => (j === 0 ? `"${payload}"` : `probe${j}`));
  const rows = Array.from({ length: 24 }, (_, i) => {
    const values = probes.map((_, j) => 200 + ((37 * i + 101 * j + 7 * i * j) % 900));
    if (damaged && i === 5) values[3] = '12x';
    return [`s${i}`, `"${classes[i % 2]}"`, ...values].join(',');
  });
  return ['sample,label,' + probes.join(','), ...rows].join('\n');
}

async function withFile(at, name, text, action) {
  const folder = mkdtempSync(join(tmpdir(), 'dropped-'));
  try {
    writeFileSync(join(folder, name), text);
    const { page } = await openLive(at, '01-exploration.html');
    await untilDone(page);
    const from = await page.evaluate(() => globalThis.told.length);
    const input = await page.$('input[type="file"]');
    await input.uploadFile(join(folder, name));
    return await action(page, from);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function hostileFile(at) {
  const classes = [`ill ${payload}`, 'well'];
  return withFile(
    at,
    `${payload.replaceAll('/', '')}.csv`,
    cohortText(classes),
    async (page, from) => {
      const messages = await untilDone(page, { from });
      const sees = await page.$eval('article', (article) => article.innerText.includes('onerror'));
      return [
        ...cellErrors(messages),
        ...(sees ? [] : ['the name of the class is not to be read']),
        ...(await ended(page)),
      ];
    },
  );
}

function damagedFile(at) {
  return withFile(
    at,
    'damaged.csv',
    cohortText(['a', 'b'], { damaged: true }),
    async (page, from) => {
      await untilDone(page, { from });
      const shown = await page.$$eval('[role="alert"]', (alerts) =>
        alerts.map(({ textContent }) => textContent).join(' '),
      );
      const lacking = ['damaged.csv', 'line 7', '12x'].filter((part) => !shown.includes(part));
      return [
        ...lacking.map((part) => `it does not say ${part}: ${shown}`),
        ...(await ended(page)),
      ];
    },
  );
}

/** What a script that came into the page by some hole could do. */
async function policy(at) {
  const { page } = await openLive(at, '01-exploration.html');
  await untilDone(page);
  const done = await page.evaluate(async () => {
    const { document } = globalThis;
    const results = [];
    const inline = document.createElement('script');
    inline.textContent = 'globalThis.harmed = 1';
    document.body.append(inline);
    document.body.insertAdjacentHTML('beforeend', '<img src="x" onerror="globalThis.harmed=1">');
    const foreign = document.createElement('script');
    foreign.src = 'data:text/javascript,globalThis.harmed=1';
    document.body.append(foreign);
    await fetch('http://127.0.0.1:9/').then(
      () => results.push('it fetched from elsewhere'),
      () => undefined,
    );
    await new Promise((resolve) => setTimeout(resolve, 300));
    if (globalThis.harmed) results.push('a script ran that is not the page’s own');
    const wanted = ['script-src', 'connect-src'];
    const refused = globalThis.breaches.join(' ');
    return [
      ...results,
      ...wanted.filter((one) => !refused.includes(one)).map((one) => `no ${one} refusal`),
    ];
  });
  const meta = await page.$eval(
    'meta[http-equiv="Content-Security-Policy"]',
    ({ content }) => content,
  );
  await page.close();
  return [...done, ...(/unsafe-(inline|eval)/.test(meta) ? [`the policy is ${meta}`] : [])];
}

/** Whether anything of a stranger's became a part of the page; closes it. */
async function ended(page) {
  const found = await page.evaluate(() => ({
    harmed: Boolean(globalThis.harmed),
    pictures: globalThis.document.querySelectorAll('img[src="x"]').length,
    handlers: globalThis.document.querySelectorAll('[onerror]').length,
    breaches: globalThis.breaches,
  }));
  await page.close();
  return [
    ...(found.harmed ? ['a script of a stranger ran'] : []),
    ...(found.pictures + found.handlers > 0 ? ['markup of a stranger is in the page'] : []),
    ...found.breaches,
  ];
}
