// How fast a live page answers, with the notebooks' own default values. Measured and reported; the bounds are the issue's
// promise to a reader on an idle machine with two cores.
import {
  cellErrors,
  cellWith,
  openLive,
  saidSoFar,
  setParameter,
  untilDone,
} from './live-page.mjs';

/** The defaults of what `smallValues` made small. */
const defaults = {
  folds: 5,
  repeats: 5,
  nestedRepeats: 10,
  penalties: '0.01,0.1,1,10,100',
  bootstraps: 2000,
  trees: 200,
  permutations: 199,
  relabellings: 10_000,
  listSizes: '10,50,200',
};

const query = (names) => names.map((name) => `${name}=${defaults[name]}`).join('&');

/** A reader on an idle machine sees what a moved number does within so many milliseconds, by the promise. */
const AT_ONCE = 200;

/** What is redrawn when the number of selected probes moves, by notebook: a figure by its function. */
const redrawn = {
  '03-selection': { small: ['folds', 'repeats', 'listSizes'], figure: 'figures.upset' },
  '04-modeling': { small: ['folds', 'repeats', 'trees'], figure: 'figures.heldOutScores' },
};

export async function checkSpeed(at) {
  const { check, pages } = at;
  for (const [name, { small, figure }] of Object.entries(redrawn)) {
    const { ms, problems } = await redrawing(at, name, small, figure);
    const late = ms > AT_ONCE ? ` (later than ${AT_ONCE} ms)` : '';
    check(`${name}: a moved number of probes redraws ${figure} in ${ms} ms${late}`, problems);
    pages.push({ page: name, check: 'redraw', figure, ms });
  }
  // As published, and as soon as anything can be seen: a reader may turn the number of repeats down to 1.
  for (const nestedRepeats of [defaults.nestedRepeats, 1]) {
    const { problems, ...nested } = await nesting(at, nestedRepeats);
    const { seconds, firstSeconds, movedSeconds, movedFirstSeconds } = nested;
    const { frames, longest, longestAtRest } = nested;
    check(
      `nested cross-validation, repeats: ${nestedRepeats}, in ${seconds} s, the first of them drawn after ${firstSeconds} s; after a moved number of probes in ${movedSeconds} s, the first after ${movedFirstSeconds} s; while it runs ${frames} frames of scrolling, the longest ${longest} ms, and at rest ${longestAtRest} ms`,
      problems,
    );
    const what = { check: 'nested cross-validation', nestedRepeats };
    pages.push({ page: '04b-evaluation', ...what, ...nested });
  }
}

/** From a new number of probes to the figure that the reader looks at, drawn as it is then: the median of five. */
async function redrawing(at, name, small, figure) {
  const { page } = await openLive(at, `${name}.html?${query(small)}`);
  const problems = cellErrors(await untilDone(page));
  const cell = await cellWith(page, figure);
  await page.evaluate(
    (id) => globalThis.document.getElementById(`cell-${id}`).scrollIntoView(),
    cell,
  );
  const times = [];
  for (const topK of [40, 60, 45, 55, 35]) {
    const from = await saidSoFar(page);
    await page.evaluate(watchCell, cell);
    await setParameter(page, 'topK', topK);
    await page.waitForFunction(() => globalThis.shownAfter !== undefined, {
      polling: 50,
      timeout: 60_000,
    });
    times.push(await page.evaluate(() => globalThis.shownAfter));
    // The next number is moved when all that hangs on this one is done.
    await untilDone(page, { from });
  }
  await page.close();
  return { ms: Math.round(median(times)), problems };
}

/** In the page: notes when, after the next input, a cell has been rerun and shows what came of it. */
function watchCell(id) {
  const { document, performance, requestAnimationFrame } = globalThis;
  globalThis.shownAfter = undefined;
  const section = document.getElementById(`cell-${id}`);
  let began;
  document.addEventListener('input', () => (began = performance.now()), {
    once: true,
    capture: true,
  });
  const from = globalThis.told.length;
  const look = () => {
    const ended = globalThis.told
      .slice(from)
      .some(({ kind, cell }) => kind === 'ended' && cell === id);
    if (ended && !section.classList.contains('is-stale'))
      globalThis.shownAfter = performance.now() - began;
    else requestAnimationFrame(look);
  };
  look();
}

/**
 * The nested cross-validation of the defaults, but for the number of repeats, while the reader scrolls; and then again with
 * another number of probes.
 */
async function nesting(at, nestedRepeats) {
  const others = query(['folds', 'penalties', 'trees', 'repeats']);
  const address = `04b-evaluation.html?nestedRepeats=${nestedRepeats}&${others}`;
  const { page } = await openLive(at, address);
  const id = await cellWith(page, 'crossValidate(tunedPipelines');
  await page.waitForFunction(
    (cell) => globalThis.told.some((one) => one.kind === 'started' && one.cell === cell),
    { timeout: 60_000 },
    id,
  );
  await page.evaluate(watchFigure, id, 0);
  await page.evaluate(scrollAndCount);
  await page.waitForFunction(
    (cell) => globalThis.told.some((one) => one.kind === 'ended' && one.cell === cell),
    { timeout: 300_000, polling: 100 },
    id,
  );
  await page.waitForFunction(() => globalThis.firstFigure !== undefined);
  const { firstFigure, gaps, rests, told } = await page.evaluate(() => ({
    firstFigure: globalThis.firstFigure,
    gaps: globalThis.gaps,
    rests: globalThis.rests,
    told: globalThis.told,
  }));
  await untilDone(page);
  await page.evaluate(watchCell, id);
  const from = await saidSoFar(page);
  await page.evaluate(watchFigure, id, from);
  await setParameter(page, 'topK', 60);
  await page.waitForFunction(
    () => globalThis.shownAfter !== undefined && globalThis.firstFigure !== undefined,
    { polling: 50, timeout: 300_000 },
  );
  const problems = cellErrors([...told, ...(await untilDone(page, { from }))]);
  const moved = await page.evaluate(() => [globalThis.shownAfter, globalThis.firstFigure]);
  await page.close();
  const { ms } = told.find(({ kind, cell }) => kind === 'ended' && cell === id);
  const longest = Math.round(Math.max(...gaps));
  const inSeconds = (time) => Number((time / 1000).toFixed(1));
  return {
    seconds: inSeconds(ms),
    firstSeconds: inSeconds(firstFigure),
    movedSeconds: inSeconds(moved[0]),
    movedFirstSeconds: inSeconds(moved[1]),
    frames: gaps.length,
    longest,
    longestAtRest: Math.round(Math.max(...rests)),
    median: Number(median(gaps).toFixed(1)),
    problems,
  };
}

/** In the page: notes how long it takes from here until a cell that was told to run has drawn something of a figure. */
function watchFigure(id, from) {
  const { document, performance, MutationObserver } = globalThis;
  const began = performance.now();
  const section = document.getElementById(`cell-${id}`);
  globalThis.firstFigure = undefined;
  const hasStarted = () =>
    globalThis.told.slice(from).some(({ kind, cell }) => kind === 'started' && cell === id);
  const isDrawn = ({ target }) => target.closest?.('.outputs.now:not([hidden]) .figure');
  const observer = new MutationObserver((changes) => {
    if (!hasStarted() || !changes.some(isDrawn)) return;
    globalThis.firstFigure = performance.now() - began;
    observer.disconnect();
  });
  observer.observe(section, { subtree: true, childList: true });
}

/**
 * In the page: scrolls as a reader does, two seconds and then half of one not, and notes how long each frame of either
 * took. What held the page up before the reader began to scroll is not felt, and counts as rest.
 */
function scrollAndCount() {
  globalThis.gaps = [];
  globalThis.rests = [];
  let last = globalThis.performance.now();
  const frame = (now) => {
    const since = now - (now % 2500);
    const scrolls = now - since < 2000;
    globalThis.rests.push(Math.min(now, scrolls ? since : now) - last);
    if (scrolls) {
      globalThis.gaps.push(now - Math.max(last, since));
      globalThis.scrollBy(0, 4);
    }
    last = now;
    globalThis.requestAnimationFrame(frame);
  };
  globalThis.requestAnimationFrame(frame);
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
