// Files that the reader gives a page, which reads them by the project's own readers: a public cohort's, one's own, bad ones.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { difference } from '../compare-tables.mjs';
import { cellErrors, openLive, saidSoFar, untilDone } from './live-page.mjs';

const golub = ['data_set_ALL_AML_train.csv', 'data_set_ALL_AML_independent.csv', 'actual.csv'];

export async function checkFiles(at) {
  const { kind, check } = at;
  const say = (what, problems) => check(`${kind}: ${what}`, problems);
  const folder = mkdtempSync(join(tmpdir(), 'given-'));
  const { page, errors } = await openLive(at, '01-exploration.html');
  try {
    await untilDone(page);
    const given = process.env.GOLUB_DIR;
    if (given && existsSync(join(given, golub[0]))) {
      say("the files of Golub's cohort give the published numbers", await ofGolub(page, given));
    }
    say("a file of the reader's own, with labels", await ofOnesOwn(page, folder));
    say('a spreadsheet is refused, with what to do', await spreadsheet(page, folder));
    say('files: no error in the console', errors);
  } finally {
    await page.close();
    rmSync(folder, { recursive: true });
  }
}

/** Gives files to the page as a file dialogue does; returns the number of the first message that can be an answer. */
async function give(page, paths) {
  const from = await saidSoFar(page);
  const input = await page.$('input[type="file"]');
  await input.uploadFile(...paths);
  return from;
}

async function ofGolub(page, folder) {
  const from = await give(
    page,
    golub.map((name) => join(folder, name)),
  );
  // The cohort is then the one whose files were given.
  const messages = await untilDone(page, { from });
  const name = 'summary-exploration.csv';
  const saved = messages.findLast((one) => one.kind === 'table' && one.name === name);
  const published = new URL(`../../data/results/golub/${name}`, import.meta.url);
  const differs = saved && difference(readFileSync(published, 'utf8'), saved.text);
  return [
    ...cellErrors(messages),
    ...(saved ? [] : ['it saved no summary']),
    ...(differs ? [differs] : []),
  ];
}

async function ofOnesOwn(page, folder) {
  const files = { 'mine.csv': expression(), 'labels.csv': labels() };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const from = await give(
    page,
    Object.keys(files).map((name) => join(folder, name)),
  );
  const messages = await untilDone(page, { from });
  const text = await page.$eval('article', (article) => article.innerText);
  return [
    ...cellErrors(messages),
    ...['mine cohort', 'tumour'].filter((part) => !text.includes(part)).map((part) => `no ${part}`),
  ];
}

async function spreadsheet(page, folder) {
  writeFileSync(join(folder, 'mine.xlsx'), 'PK\u0003\u0004');
  await give(page, [join(folder, 'mine.xlsx')]);
  await page.waitForFunction(() => globalThis.told.some(({ kind }) => kind === 'refused'), {
    timeout: 30_000,
  });
  const said = await page.$eval('.page-problems', (problems) => problems.textContent);
  return said.includes('mine.xlsx is a zip archive') ? [] : [`it says: ${said}`];
}

/** 16 samples in rows, 1,200 probes, the first of which tell the classes apart. */
function expression() {
  const probes = Array.from({ length: 1200 }, (_, j) => `p${j + 1}`);
  const rows = Array.from({ length: 16 }, (_, i) => {
    const value = (j) => 200 + ((i * 7919 + j * 104729) % 1013) + (j < 40 && i % 2 === 0 ? 900 : 0);
    return [`s${i + 1}`, ...probes.map((_, j) => value(j))].join(',');
  });
  return [['sample', ...probes].join(','), ...rows].join('\n');
}

function labels() {
  const rows = Array.from({ length: 16 }, (_, i) => {
    return `s${i + 1},${i % 2 === 0 ? 'tumour' : 'normal'},${i < 12 ? 'training' : 'held-out'}`;
  });
  return ['sample,label,split', ...rows].join('\n');
}
