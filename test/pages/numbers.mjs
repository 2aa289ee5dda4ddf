// For the same parameters and seed, the page says what Node says.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { difference, differenceOfJson } from '../compare-tables.mjs';
import { cellErrors, openLive, untilDone } from './live-page.mjs';

/** Brings a notebook's page alive with the parameters of the run that it was made of, and compares every table. */
export async function checkNumbers(at, name) {
  const { kind, check, pages, run, pictures, server } = at;
  const before = server.sent.length;
  const started = globalThis.performance.now();
  const { page, errors, strangers } = await openLive(at, `${name}.html`);
  const messages = await untilDone(page);
  const seconds = Number(((globalThis.performance.now() - started) / 1000).toFixed(1));
  const bytes = server.sent.slice(before).reduce((sum, one) => sum + one.bytes, 0);
  const tables = messages.filter(({ kind }) => kind === 'table');
  const breaches = await page.evaluate(() => globalThis.breaches);
  check(`${kind}, ${name}: runs in the page in ${seconds} s`, [
    ...cellErrors(messages),
    ...errors,
    ...breaches,
    ...strangers.map((stranger) => `asks another host: ${stranger}`),
  ]);
  const wrong = tables.flatMap(({ name, text }) => {
    const found = compared(join(run, name), text);
    return found ? [`${name}: ${found}`] : [];
  });
  check(`${kind}, ${name}: ${tables.length} tables as Node has them`, [
    ...wrong,
    ...(tables.length === 0 ? ['it saved no table'] : []),
  ]);
  await page.screenshot({ path: join(pictures, `${kind}-${name}.png`) });
  pages.push({ browser: kind, page: name, check: 'run', tables: tables.length, seconds, bytes });
  await page.close();
}

function compared(file, text) {
  if (!existsSync(file)) return 'Node has none of that name';
  const expected = readFileSync(file, 'utf8');
  if (file.endsWith('.csv')) return difference(expected, text);
  // What a run was made with is another thing in a browser.
  const content = (json) => ({ ...JSON.parse(json), versions: undefined });
  return differenceOfJson(content(expected), content(text));
}
