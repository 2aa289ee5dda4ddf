// A reader at work: an address, a control, a wrong value, an edited cell, a long run stopped, back to what was published,
// and the network gone. All on one notebook; they would be the same on any.
import { join } from 'node:path';
import { pressWithShift } from '../browser/browser.mjs';
import {
  cellErrors,
  cellWith,
  clickButton,
  openLive,
  setParameter,
  told,
  untilDone,
} from './live-page.mjs';

const notebook = '03-selection';

export async function checkTweaks(at) {
  const { kind, check, pictures, server } = at;
  const say = (what, problems) => check(`${kind}: ${what}`, problems);
  const { page, errors } = await openLive(at, `${notebook}.html?topK=20`);
  const all = await untilDone(page);
  say('an address with a parameter brings the page alive with it', [
    ...cellErrors(all),
    ...(await expectations(page, { '#parameter-topK': '20' })),
    ...((await textOf(page)).includes('of 20') ? [] : ['no sentence says “of 20”']),
  ]);

  let from = await setParameter(page, 'topK', 30);
  const tweaked = await untilDone(page, { from });
  const [ran, before] = [tweaked, all].map(
    (messages) => messages.filter(({ kind }) => kind === 'ended').length,
  );
  say(`a changed number reruns ${ran} of ${before} cells`, [
    ...cellErrors(tweaked),
    ...(ran < before ? [] : ['it reran everything']),
    ...((await page.evaluate(() => globalThis.location.search)) === '?topK=30'
      ? []
      : ['not in the address']),
    ...((await textOf(page)).includes('of 30') ? [] : ['no sentence says “of 30”']),
    ...((await page.$$('.moved.is-moved')).length > 0 ? [] : ['no cell says that it moved']),
  ]);
  await page.screenshot({ path: join(pictures, `${kind}-tweaked.png`) });

  from = await setParameter(page, 'topK', 0);
  await pause(300);
  const wrong = await told(page, from);
  say('a wrong value is said at its control, and nothing runs', [
    ...((await page.$('#parameter-topK[aria-invalid="true"]')) ? [] : ['not marked as wrong']),
    ...(wrong.length > 0 ? wrong.map(({ kind }) => `it ran: ${kind}`) : []),
  ]);
  from = await setParameter(page, 'topK', 30);
  await pause(500);

  say('an error in edited code is shown in its cell', await editWrongly(page));

  say('a long run stops when asked to', await stopLongRun(page));

  from = await page.evaluate(() => globalThis.told.length);
  await clickButton(page, 'Reset to published');
  await pause(300);
  say('reset brings back what was published', [
    ...((await page.$$eval('.moved', (marks) => marks.filter((mark) => !mark.hidden).length)) > 0
      ? ['some cells are still marked']
      : []),
    ...((await page.evaluate(() => globalThis.location.search)) === ''
      ? []
      : ['the address still asks']),
    ...(await expectations(page, { '#parameter-topK': '50' })),
  ]);

  from = await setParameter(page, 'alpha', 0.01);
  await untilDone(page, { from });
  const asked = server.sent.length;
  await page.setOfflineMode?.(true).catch(() => undefined);
  from = await setParameter(page, 'alpha', 0.001);
  say('what is loaded needs no network', [
    ...cellErrors(await untilDone(page, { from })),
    ...server.sent.slice(asked).map(({ path }) => `it asked for ${path}`),
  ]);
  say('no error in the console', errors);
  await page.close();
}

/** Types code that fails into a cell, runs it by Shift-Enter, and takes it back. */
async function editWrongly(page) {
  const id = await cellWith(page, 'figures.pValueHistogram');
  const cell = `#cell-${id}`;
  await page.$eval(`${cell} details.code`, (details) => (details.open = true));
  await page.$$eval(`${cell} .code-tools button`, (buttons) =>
    buttons.find((button) => button.textContent === 'Edit').click(),
  );
  const from = await page.evaluate(() => globalThis.told.length);
  await page.$eval(`${cell} textarea`, (area) => {
    area.value =
      'const tested: number[] = [1];\nthrow new Error(`<b>${tested.length}</b> is wrong`);';
    area.dispatchEvent(new globalThis.Event('input', { bubbles: true }));
  });
  await page.focus(`${cell} textarea`);
  await pressWithShift(page, 'Enter');
  await untilDone(page, { from });
  const shown = await page.$eval(`${cell} [role="alert"]`, (alert) => ({
    text: alert.textContent,
    markup: alert.querySelectorAll('b').length,
  }));
  const undone = await page.evaluate(() => globalThis.told.length);
  await page.$$eval(`${cell} .code-tools button`, (buttons) =>
    buttons.find((button) => button.textContent === 'Undo edits').click(),
  );
  const errors = cellErrors(await untilDone(page, { from: undone }));
  const alerts = await page.$$(`${cell} [role="alert"]`);
  return [
    ...(shown.text.includes('<b>1</b> is wrong') ? [] : [`it says: ${shown.text}`]),
    ...(shown.text.includes('line 2') ? [] : [`it names no line: ${shown.text}`]),
    ...(shown.markup > 0 ? ['markup of a message became markup of the page'] : []),
    ...errors,
    ...(alerts.length > 0 ? ['the error stays when the code is as it was'] : []),
  ];
}

async function stopLongRun(page) {
  const from = await setParameter(page, 'permutations', 1000);
  await page.waitForFunction(
    (at) => globalThis.told.slice(at).some(({ kind }) => kind === 'started'),
    { timeout: 30_000 },
    from,
  );
  await pause(1500);
  const pressed = globalThis.performance.now();
  await clickButton(page, 'Stop');
  const messages = await untilDone(page, { from, timeout: 10_000 });
  const seconds = (globalThis.performance.now() - pressed) / 1000;
  return [
    ...(messages.at(-1).stopped ? [] : ['it ended by itself']),
    ...(seconds < 4 ? [] : [`only after ${seconds.toFixed(1)} s`]),
  ];
}

async function expectations(page, values) {
  const problems = [];
  for (const [selector, value] of Object.entries(values)) {
    const found = await page.$eval(selector, (input) => input.value);
    if (found !== value) problems.push(`${selector} is ${found}, not ${value}`);
  }
  return problems;
}

/** What a reader can see in the notebook. */
const textOf = (page) => page.$eval('article', (article) => article.innerText);
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
