// How time and memory grow with samples and with probes: npm run bench:scaling. Needs dist/.
//
// Every measurement is a process of its own, so that its peak memory is its own; one that takes longer than the limit ends
// its series, since the next would take longer still.
import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { singleThreaded } from './peer.mjs';
import { setUp } from './set-up.mjs';
import { logSlope } from './statistics.mjs';

const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const results = here('../../data/results/bench/');
const work = here('../../.cache/bench/scaling/');

/** Of one measurement. */
const LIMIT_MS = 20_000;
const SAMPLES = [38, 100, 316, 1000, 3162, 10_000];
const PROBES = [1000, 3162, 7129, 20_000, 60_000];
const STEPS = ['read', 't-tests', 'rfe', 'l1-path', 'svm', 'forest'];
/** A cohort grows in one direction from the size of the real one. */
const SERIES = {
  samples: SAMPLES.map((samples) => ({ samples, probes: 7129 })),
  probes: PROBES.map((probes) => ({ samples: 38, probes })),
};

const { python } = setUp();
const run = promisify(execFile);
mkdirSync(work, { recursive: true });

/** Writes a cohort that the steps read. However long it takes: what is cut short would be measured as if it were all. */
async function make({ samples, probes }) {
  const file = `${work}${samples}x${probes}`;
  await run(process.execPath, [
    here('scaling-ours.mjs'),
    'make',
    String(samples),
    String(probes),
    file,
  ]);
}

/** One step on a cohort of one size; undefined when it takes too long or has no room. */
async function measure(who, step, { samples, probes }) {
  const size = [String(samples), String(probes)];
  const file = `${work}${samples}x${probes}`;
  const [command, args] =
    who === 'ours'
      ? [
          process.execPath,
          ['--max-old-space-size=7500', here('scaling-ours.mjs'), step, ...size, file],
        ]
      : [python, [here('peers/scaling.py'), step, ...size, file]];
  try {
    const options = { timeout: LIMIT_MS, env: singleThreaded({ ownBlas: true }) };
    const { stdout } = await run(command, args, options);
    return JSON.parse(stdout.trim().split('\n').at(-1));
  } catch (error) {
    if (!error.killed) console.error(`${who} ${step} ${size.join(' × ')}: ${error.message}`);
    return undefined;
  }
}

const rows = [];
for (const [along, sizes] of Object.entries(SERIES)) {
  for (const size of sizes) await make(size);
  for (const step of STEPS) {
    for (const who of ['ours', 'scikit-learn']) {
      for (const size of sizes) {
        const measured = await measure(who, step, size);
        if (!measured) break;
        rows.push({ along, step, who, ...size, ...measured });
        console.log(JSON.stringify(rows.at(-1)));
      }
    }
  }
}

/** By which power time grows over the larger half of a series, where what is constant no longer counts. */
const slopes = Object.keys(SERIES).flatMap((along) =>
  STEPS.flatMap((step) =>
    ['ours', 'scikit-learn'].flatMap((who) => {
      const own = rows.filter((row) => row.along === along && row.step === step && row.who === who);
      const large = own.slice(-3);
      if (large.length < 2) return [];
      const [x, y] = [large.map((row) => row[along]), large.map(({ ms }) => ms)];
      return [{ along, step, who, slope: Number(logSlope(x, y).toFixed(2)) }];
    }),
  ),
);
/** Samples of 7,129 probes that a step has room for, by the memory that it took per value of its largest cohort. */
const ROOM_MB = 8 * 1024;
const EMPTY_MB = 60;
const room = STEPS.flatMap((step) => {
  const own = rows.filter(
    (row) => row.along === 'samples' && row.step === step && row.who === 'ours',
  );
  const last = own.at(-1);
  if (!last) return [];
  const matrix = (8 * last.samples * last.probes) / 2 ** 20;
  const copies = (last.peak_mb - EMPTY_MB) / matrix;
  const samples = Math.floor((ROOM_MB * 2 ** 20) / (8 * last.probes * Math.max(1, copies)));
  return [
    { step, measured: last.samples, copies: Number(copies.toFixed(1)), samples_in_8_gb: samples },
  ];
});
mkdirSync(results, { recursive: true });
writeFileSync(`${results}scaling.json`, `${JSON.stringify({ rows, slopes, room }, null, 2)}\n`);
const figure = [here('peers/scaling_figure.py'), `${results}scaling.json`, `${results}scaling.png`];
await run(python, figure);
console.log(readFileSync(`${results}scaling.json`, 'utf8').length, 'characters, and scaling.png');
