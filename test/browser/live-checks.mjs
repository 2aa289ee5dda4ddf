// The code of a live page in a browser, without the page's own side: notebooks run in the built worker.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openPage } from './chromium.mjs';
import { startWorker } from './live-worker.mjs';
import { serve } from './serve.mjs';

const golub = ['data_set_ALL_AML_train.csv', 'data_set_ALL_AML_independent.csv', 'actual.csv'];

/** A small cohort of somebody's own: 16 samples in rows, 1,200 probes, the first of which tell the classes apart. */
function smallCohort({ wrong = '' } = {}) {
  const probes = Array.from({ length: 1200 }, (_, j) => `p${j + 1}`);
  const rows = Array.from({ length: 16 }, (_, i) => {
    const shift = i % 2 === 0 ? 900 : 0;
    const value = (j) => 200 + ((i * 7919 + j * 104729) % 1013) + (j < 40 ? shift : 0);
    const values = probes.map((_, j) => (wrong && i === 3 && j === 4 ? wrong : value(j)));
    return [`s${i + 1}`, ...values].join(',');
  });
  return [['sample', ...probes].join(','), ...rows].join('\n');
}

function smallLabels() {
  const rows = Array.from({ length: 16 }, (_, i) => {
    return `s${i + 1},${i % 2 === 0 ? 'tumour' : 'normal'},${i < 12 ? 'training' : 'held-out'}`;
  });
  return ['sample,label,split', ...rows].join('\n');
}

/**
 * Serves a rendered site under a path of its own and runs its first notebook: on the simulated cohort, on files that are
 * given to it, and on some that can't be read.
 *
 * @param check takes what is looked at, and a list of what is wrong
 * @returns seconds by what was done, and the bytes that the workers asked for
 */
export async function checkLiveWorker(browser, site, check) {
  const server = await serve(site, '/some/where/');
  const { page, errors, strangers } = await openPage(browser, { width: 1280, height: 900 });
  const lacking = [];
  page.on('response', (response) => response.ok() || lacking.push(response.url()));
  const seconds = {};
  try {
    await page.goto(`${server.address}index.html`);
    const worker = await startWorker(page, server.address, '01-exploration');
    const [ready] = await worker.until(['ready']);
    seconds.ready = ready.at / 1000;
    check('the worker is ready', ready.kind === 'ready' ? [] : [ready.message]);
    await checkSimulated(worker, check, seconds);
    await checkGolub(worker, check, seconds);
    await checkOwn(worker, check);
    await checkBadFiles(worker, check);
    await checkStop(page, server.address, check);
    check('nothing is asked for that is not there', lacking);
    check('no other host is asked, and nothing goes wrong', [...errors, ...strangers]);
  } finally {
    await page.context().close();
    server.close();
  }
  const live = server.sent.filter(({ path }) => /^(?:assets\/live|run|data)\//.test(path));
  return { seconds, bytes: live.reduce((sum, { bytes }) => sum + bytes, 0) };
}

async function checkSimulated(worker, check, seconds) {
  const ran = await worker.run({ parameters: { cohort: 'simulated' } });
  seconds.simulated = ran.ms / 1000;
  const kinds = ran.outputs.flatMap(({ data }) => Object.keys(data));
  const figures = kinds.filter((kind) => kind === 'application/vnd.plotly.v1+json').length;
  check('a notebook runs on the simulated cohort', problemsOf(ran));
  check(`it shows its seven figures`, figures === 7 ? [] : [`${figures} figures`]);
  check('it saves its tables', missing(ran.tables, ['checks.csv', 'summary-exploration.csv']));
  const again = await worker.run({ parameters: { cohort: 'simulated' } });
  check(
    'run again, nothing is left to do',
    again.cells.map(({ cell }) => cell),
  );
}

async function checkGolub(worker, check, seconds) {
  const folder = process.env.GOLUB_DIR;
  if (!folder || !existsSync(join(folder, golub[0]))) return;
  const content = (name) => readFileSync(join(folder, name)).toString('base64');
  await worker.give(golub.map((name) => ({ name, base64: content(name) })));
  const told = await worker.until(['ready', 'refused']);
  const [{ cohorts = [] }] = told.slice(-1);
  check('golub can be asked for when its files are given', cohorts.includes('golub') ? [] : told);
  const ran = await worker.run({ parameters: { cohort: 'golub' } });
  seconds.golub = ran.ms / 1000;
  check('the notebook runs on the given files of golub', problemsOf(ran));
  const published = readFileSync(
    new URL('../../data/results/golub/summary-exploration.csv', import.meta.url),
    'utf8',
  );
  const own = ran.tables['summary-exploration.csv'] ?? '';
  check('its key numbers are the published ones', differences(own, published));
  const said = ran.outputs.map(({ data }) => String(data['text/markdown'] ?? ''));
  const same = said.some((text) => /^All \d+ numbers are as in/.test(text));
  check('and it says so', same ? [] : said.slice(-1));
}

async function checkOwn(worker, check) {
  await worker.give([
    { name: 'mine.csv', text: smallCohort() },
    { name: 'labels.csv', text: smallLabels() },
  ]);
  await worker.until(['ready', 'refused']);
  const parameters = { cohort: 'mine.csv', labels: 'labels.csv', positive: 'tumour', name: [] };
  const ran = await worker.run({ parameters });
  check("the notebook runs on a file of the reader's own", problemsOf(ran));
  const named = ran.outputs.some(({ data }) => String(data['text/plain']).includes('mine cohort'));
  check('and names it', named ? [] : ['no output names it']);
}

async function checkBadFiles(worker, check) {
  await worker.give([{ name: 'mine.xlsx', text: 'PK\u0003\u0004' }]);
  const [{ kind, message = '' }] = (await worker.until(['ready', 'refused'])).slice(-1);
  const refused = kind === 'refused' && message.includes('mine.xlsx is a zip archive');
  check('a spreadsheet is refused, with what to do', refused ? [] : [kind, message]);
  await worker.give([
    { name: 'mine.csv', text: smallCohort({ wrong: '12,5x'.replace(',', '.') }) },
    { name: 'labels.csv', text: smallLabels() },
  ]);
  await worker.until(['ready', 'refused']);
  const ran = await worker.run({ parameters: { cohort: 'mine.csv', labels: 'labels.csv' } });
  const said = ran.errors.map((error) => error.message);
  const placed = /mine\.csv, line 5.*column "p5".*"12\.5x" is not a number/.test(said[0] ?? '');
  check('a malformed file is an error with file, row, column and value', placed ? [] : said);
}

/** A long computation in workers of the worker ends soon after it is stopped, and another run is heard. */
async function checkStop(page, site, check) {
  const worker = await startWorker(page, site, '04-modeling');
  await worker.until(['ready']);
  await worker.ask({ kind: 'run', run: 9001, parameters: { cohort: 'simulated' }, edited: {} });
  await page.waitForFunction(
    () => globalThis.told.some(({ data }) => /cross-validation .*1\//.test(data?.['text/plain'])),
    null,
    { timeout: 120_000 },
  );
  const asked = await page.evaluate(() => performance.now());
  await worker.ask({ kind: 'stop' });
  const [done] = (await worker.until(['done'])).slice(-1);
  const ms = Math.round(done.at - asked);
  check(`a run is stopped in ${ms} ms`, done.stopped && ms < 500 ? [] : [`after ${ms} ms`]);
  await page.evaluate(() => globalThis.live.terminate());
}

/** What went wrong in a run. */
function problemsOf({ broken, errors, blocked }) {
  return [
    ...broken.map(({ message }) => message),
    ...errors.map(({ cell, message }) => `${cell}: ${message}`),
    ...blocked.map((cell) => `${cell} is blocked`),
  ];
}

function missing(tables, names) {
  return names.filter((name) => !(name in tables));
}

/** Lines that differ by more than engines do. */
function differences(own, other) {
  const lines = [own, other].map((text) => text.trim().split('\n'));
  return lines[1].filter((line, k) => {
    const [[measure, value], [name, expected]] = [lines[0][k] ?? '', line].map(cellsOf);
    const [a, b] = [value, expected].map(Number);
    const near = Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b));
    return measure !== name || !(value === expected || near);
  });
}

/** The last cell of a line, and what stands before it. */
function cellsOf(line) {
  const at = line.lastIndexOf(',');
  return [line.slice(0, at), line.slice(at + 1)];
}
