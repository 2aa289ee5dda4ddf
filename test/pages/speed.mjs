// How fast a live page answers, with the notebooks' own default values. Measured and reported; the bounds are the issue's
// promise to a reader on an idle machine with two cores.
import { cellErrors, cellWith, openLive, setParameter, untilDone } from './live-page.mjs';

/** The defaults of what `smallValues` made small. */
const defaults = {
  repeats: 5,
  nestedRepeats: 10,
  penalties: '0.01,0.1,1,10,100',
  bootstraps: 2000,
  trees: 200,
  permutations: 199,
  relabellings: 10_000,
};

const query = (names) => names.map((name) => `${name}=${defaults[name]}`).join('&');

export async function checkSpeed(at) {
  const { check, pages } = at;
  const redrawn = await redrawing(at);
  const worst = Math.max(...Object.values(redrawn.ms));
  check(
    `a moved number of probes redraws ${Object.entries(redrawn.ms)
      .map(([what, ms]) => `${what} in ${Math.round(ms)} ms`)
      .join(', ')}`,
    redrawn.problems,
  );
  pages.push({ page: '04-modeling', check: 'redraw', ms: redrawn.ms, worst });
  const nested = await nesting(at);
  check(
    `nested cross-validation in ${nested.seconds} s; while it runs ${nested.frames} frames, the longest ${nested.longest} ms`,
    nested.problems,
  );
  pages.push({ page: '04b-evaluation', check: 'nested cross-validation', ...nested });
}

/** From a new number of probes to the figures of selection and held-out results as they are then: the median of five. */
async function redrawing(at) {
  const { page } = await openLive(at, `04-modeling.html?${query(['repeats', 'trees'])}`);
  const problems = cellErrors(await untilDone(page));
  const cells = {
    'held-out results': await cellWith(page, 'figures.heldOutScores'),
    selection: await cellWith(page, 'figures.selected'),
  };
  const all = Object.fromEntries(Object.keys(cells).map((what) => [what, []]));
  for (const topK of [40, 60, 45, 55, 35]) {
    await page.evaluate(watchCells, cells);
    await setParameter(page, 'topK', topK);
    await page.waitForFunction(
      (wanted) => Object.keys(globalThis.shownAfter).length === wanted,
      { polling: 50, timeout: 60_000 },
      Object.keys(cells).length,
    );
    const after = await page.evaluate(() => globalThis.shownAfter);
    for (const [what, ms] of Object.entries(after)) all[what].push(ms);
  }
  await page.close();
  const ms = Object.fromEntries(Object.entries(all).map(([what, times]) => [what, median(times)]));
  return { ms, problems };
}

/** In the page: notes for each cell when, after the next input, it has been rerun and is up to date again. */
function watchCells(cells) {
  const { document, performance, requestAnimationFrame } = globalThis;
  globalThis.shownAfter = {};
  let began;
  document.addEventListener('input', () => (began = performance.now()), {
    once: true,
    capture: true,
  });
  const from = globalThis.told.length;
  const look = () => {
    for (const [what, id] of Object.entries(cells)) {
      const ended = globalThis.told
        .slice(from)
        .some(({ kind, cell }) => kind === 'ended' && cell === id);
      const settled = !document.getElementById(`cell-${id}`).classList.contains('is-stale');
      if (ended && settled && !(what in globalThis.shownAfter))
        globalThis.shownAfter[what] = performance.now() - began;
    }
    if (Object.keys(globalThis.shownAfter).length < Object.keys(cells).length)
      requestAnimationFrame(look);
  };
  look();
}

/** The nested cross-validation of the defaults, while the reader scrolls. */
async function nesting(at) {
  const names = ['nestedRepeats', 'penalties', 'trees', 'repeats'];
  const { page } = await openLive(at, `04b-evaluation.html?${query(names)}`);
  const id = await cellWith(page, 'crossValidate(tunedPipelines');
  await page.waitForFunction(
    (cell) => globalThis.told.some((one) => one.kind === 'started' && one.cell === cell),
    { timeout: 60_000 },
    id,
  );
  await page.evaluate(scrollAndCount);
  await page.waitForFunction(
    (cell) => globalThis.told.some((one) => one.kind === 'ended' && one.cell === cell),
    { timeout: 300_000, polling: 100 },
    id,
  );
  const { gaps, told } = await page.evaluate(() => ({
    gaps: globalThis.gaps,
    told: globalThis.told,
  }));
  await page.close();
  const { ms } = told.find(({ kind, cell }) => kind === 'ended' && cell === id);
  const longest = Math.round(Math.max(...gaps));
  return {
    seconds: Number((ms / 1000).toFixed(1)),
    frames: gaps.length,
    longest,
    median: Number(median(gaps).toFixed(1)),
    problems: cellErrors(told),
  };
}

function scrollAndCount() {
  globalThis.gaps = [];
  let last = globalThis.performance.now();
  const frame = (now) => {
    globalThis.gaps.push(now - last);
    last = now;
    globalThis.scrollBy(0, 4);
    globalThis.requestAnimationFrame(frame);
  };
  globalThis.requestAnimationFrame(frame);
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
