// A live page for everyone: by keyboard, by screen reader, on a phone, in the dark, on paper, without motion.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { openListening } from '../browser/browser.mjs';
import { openLive, setParameter, untilDone } from './live-page.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core'), 'utf8');
const desk = { width: 1280, height: 900 };
const phone = { width: 390, height: 844 };

export async function checkReading(at, names) {
  const { check } = at;
  check('by keyboard alone', await byKeyboard(at));
  for (const name of names) {
    for (const [where, viewport] of [
      ['at a desk', desk],
      ['on a phone', phone],
    ]) {
      check(
        `${name} ${where}: accessible and no wider than the window`,
        await alive(at, name, viewport),
      );
    }
  }
  check('no motion where the reader wants none', await withoutMotion(at));
  check('on paper: what is shown now, and no controls', await onPaper(at));
}

/** Tab to the button, Enter, then to a slider, and an arrow key. */
async function byKeyboard({ browser, server }) {
  const { page } = await openListening(browser, desk);
  await page.goto(`${server.address}02-preprocessing.html`, { waitUntil: 'load' });
  const reached = await tabTo(page, (active) => active?.textContent.trim() === 'Run it here');
  if (!reached) return ['Tab does not lead to “Run it here”'];
  await page.keyboard.press('Enter');
  await untilDone(page);
  const slider = await tabTo(page, (active) => active?.id === 'parameter-hiddenShares');
  if (!slider) return ['Tab does not lead to a parameter'];
  const from = await page.evaluate(() => globalThis.told.length);
  await page.keyboard.press('End');
  await page.keyboard.type(', 0.5');
  await untilDone(page, { from });
  const shown = await page.evaluate(() => globalThis.document.activeElement.id);
  await page.close();
  return shown === 'parameter-hiddenShares' ? [] : ['a run takes the focus away'];
}

async function tabTo(page, test) {
  for (let presses = 0; presses < 150; presses++) {
    if (await page.evaluate(`(${test})(document.activeElement)`)) return true;
    await page.keyboard.press('Tab');
  }
  return false;
}

async function alive(at, name, viewport) {
  const { page } = await openLive(at, `${name}.html`, viewport);
  await untilDone(page);
  const problems = [];
  for (const theme of ['light', 'dark']) {
    await page.evaluate(
      (value) => (globalThis.document.documentElement.dataset.theme = value),
      theme,
    );
    await new Promise((resolve) => setTimeout(resolve, 300));
    problems.push(...(await breaches(page)).map((one) => `${theme}: ${one}`));
    await page.screenshot({ path: join(at.pictures, `${name}-${viewport.width}-${theme}.png`) });
  }
  const over = await page.evaluate(
    () => globalThis.document.documentElement.scrollWidth - globalThis.innerWidth,
  );
  await page.close();
  return [...problems, ...(over > 0 ? [`${over} pixels wider than the window`] : [])];
}

/** What axe finds against WCAG 2.2, levels A and AA, in all but what plotly draws. */
async function breaches(page) {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const { violations } = await globalThis.axe.run(
      { exclude: ['.js-plotly-plot'] },
      { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] },
    );
    return violations.map(
      ({ id, nodes }) =>
        `${id}: ${nodes
          .map(({ html }) => html.slice(0, 120))
          .slice(0, 3)
          .join(' | ')}`,
    );
  });
}

async function withoutMotion(at) {
  const { page } = await openLive(at, '02-preprocessing.html');
  await untilDone(page);
  await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
  const from = await setParameter(page, 'seed', 2);
  await page.evaluate(() => {
    globalThis.moved = new Set();
    const watch = () => {
      for (const { effect, playState } of globalThis.document.getAnimations()) {
        const { duration } = effect.getComputedTiming();
        if (playState === 'running' && duration > 1) globalThis.moved.add(effect.target.className);
      }
      globalThis.requestAnimationFrame(watch);
    };
    watch();
  });
  await untilDone(page, { from });
  const moved = await page.evaluate(() => [...globalThis.moved]);
  await page.close();
  return moved.map((name) => `${name} moves`);
}

async function onPaper(at) {
  const { page } = await openLive(at, '01-exploration.html?floor=200');
  await untilDone(page);
  await page.emulateMediaType('print');
  const problems = await page.evaluate(() => {
    const { document } = globalThis;
    const seen = (element) => element.getClientRects().length > 0;
    const controls = [
      ...document.querySelectorAll('.panel, .code-tools, .moved button, .invitation'),
    ];
    return controls.filter(seen).map(({ className }) => `${className} is on paper`);
  });
  await page.pdf({ path: join(at.pictures, 'paper.pdf') });
  await page.close();
  return problems;
}
