// How time and memory grow with samples and with probes: npm run bench:scaling [-- --quick] [-- --limit SECONDS]. Needs
// dist/. Linux alone. Some 20 minutes; --quick leaves out cohorts of more than 3,162 samples.
//
// Every measurement is a process of its own, so that its peak memory is its own; one that takes longer than the limit ends
// its series, since the next would take longer still.
import { execFile } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';

import { singleThreaded } from './peer.mjs';
import { cut } from './scaling-cohort.mjs';
import { roomOf, scalingMarkdown, slopesOf } from './scaling-report.mjs';
import { setUp } from './set-up.mjs';

const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const results = here('../../data/results/bench/');
const work = here('../../.cache/bench/scaling/');
const { limit, quick } = parseArgs({
  options: { limit: { type: 'string', default: '20' }, quick: { type: 'boolean', default: false } },
}).values;

const STEPS = ['read', 't-tests', 'rfe', 'l1-path', 'svm', 'forest'];
const PEERS = { ours: 'here', peer: 'pandas, SciPy and scikit-learn' };
/** A cohort grows in one direction from the size of the real one. */
const SERIES = {
  samples: [38, 100, 316, 1000, 3162, ...(quick ? [] : [10_000])].map((samples) => ({
    samples,
    probes: 7129,
  })),
  probes: [1000, 3162, 7129, 20_000, 60_000].map((probes) => ({ samples: 38, probes })),
};
/** Values in the largest cohort that is read: tried last, by the steps that have the time. */
const LARGEST = { samples: Math.floor(2 ** 27 / 7129), probes: 7129 };
const LARGEST_LIMIT_S = 120;
/** Of the start of a process and the loading of its matrix, which are not measured. */
const START_S = 60;
const ROOM_MB = 8 * 1024;

const { python } = setUp();
const run = promisify(execFile);
mkdirSync(work, { recursive: true });
const started = Date.now();
const say = (text) => console.log(`${((Date.now() - started) / 60_000).toFixed(1)} min  ${text}`);

/** One step on the cohort that was cut out last; undefined when it takes too long or has no room. */
async function measure(who, step, { samples, probes }, seconds) {
  const args = [step, String(samples), String(probes), `${work}cohort`];
  const [command, script] =
    who === 'ours'
      ? [process.execPath, here('scaling-ours.mjs')]
      : [python, here('peers/scaling.py')];
  try {
    const options = { timeout: 1000 * (seconds + START_S), env: singleThreaded({ ownBlas: true }) };
    const { stdout } = await run(command, [script, ...args], options);
    return JSON.parse(stdout.trim().split('\n').at(-1));
  } catch (error) {
    say(`${who} ${step}: ${error.killed ? `longer than ${seconds} s` : error.message}`);
    return undefined;
  }
}

/** Draws the largest cohort of a series, of which the others are the beginning. */
async function drawn(along, samples, probes) {
  say(`drawing ${samples} samples of ${probes} probes`);
  const file = `${work}${along}`;
  await run(process.execPath, [here('scaling-cohort.mjs'), String(samples), String(probes), file]);
  return { file, width: probes };
}

const rows = [];
async function measureAll(along, size, contestants, seconds) {
  for (const contestant of contestants) {
    const measured = await measure(contestant.who, contestant.step, size, seconds);
    contestant.ended = !(measured?.ms < 1000 * seconds);
    if (measured)
      rows.push({ along, step: contestant.step, who: contestant.who, ...size, ...measured });
  }
  say(
    `${along}: ${size.samples} × ${size.probes} done, ${contestants.filter(({ ended }) => !ended).length} of ${contestants.length} in time`,
  );
}

for (const [along, sizes] of Object.entries(SERIES)) {
  const withLargest = along === 'samples' && !quick;
  const widest = withLargest ? LARGEST : sizes.at(-1);
  const source = await drawn(along, widest.samples, widest.probes);
  let contestants = STEPS.flatMap((step) => Object.keys(PEERS).map((who) => ({ step, who })));
  for (const size of sizes) {
    cut(source, size, `${work}cohort`);
    await measureAll(along, size, contestants, Number(limit));
    contestants = contestants.filter(({ ended }) => !ended);
  }
  if (withLargest) {
    cut(source, LARGEST, `${work}cohort`);
    const ours = contestants.filter(({ who }) => who === 'ours');
    await measureAll('room', LARGEST, ours, LARGEST_LIMIT_S);
  }
}
rmSync(work, { recursive: true });

const machine = { node: process.versions.node, processor: cpus()[0].model.trim() };
const slopes = slopesOf(rows, Object.keys(SERIES), STEPS, Object.keys(PEERS));
const room = roomOf(rows, STEPS, ROOM_MB);
const all = { machine, limit_s: Number(limit), peers: PEERS, rows, slopes, room };
mkdirSync(results, { recursive: true });
writeFileSync(`${results}scaling.json`, `${JSON.stringify(all, null, 1)}\n`);
writeFileSync(`${results}scaling.md`, scalingMarkdown(all));
await run(python, [
  here('peers/scaling_figure.py'),
  `${results}scaling.json`,
  `${results}scaling.png`,
]);
say('scaling.json, scaling.md and scaling.png are written');
