// Times units of work here and in the peers, in turns. Needs dist/. npm run bench [-- --only UNIT]
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { makeInputs } from './inputs.mjs';
import { interleave } from './interleave.mjs';
import { Peer, singleThreaded } from './peer.mjs';
import { markdown, merged, rowOf } from './report.mjs';
import { setUp } from './set-up.mjs';
import { units } from './units/index.mjs';

const folder = fileURLToPath(new URL('../../data/results/bench/', import.meta.url));
const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const names = units.map(({ name }) => name);

const { only } = parseArgs({ options: { only: { type: 'string', multiple: true } } }).values;
const unknown = only?.find((name) => !names.includes(name));
if (unknown) {
  console.error(`There is no unit "${unknown}": choose from ${names.join(', ')}.`);
  process.exit(2);
}

const { python, rscript } = setUp();
const inputs = await makeInputs();
const peers = {
  python: new Peer(
    python,
    [here('peers/peer.py'), inputs.folder],
    singleThreaded({ ownBlas: true }),
  ),
  r: new Peer(rscript, ['--vanilla', here('peers/peer.R'), inputs.folder], singleThreaded()),
};
const versions = { node: process.versions.node, processor: cpus()[0].model.trim() };
for (const peer of Object.values(peers)) {
  Object.assign(versions, (await peer.ask({ unit: 'versions' })).result);
}

/** Times one unit and its peers, and compares what they computed. */
async function measure(unit) {
  const work = unit.ours(inputs);
  const asked = Object.entries(unit.peers).map(([peer, process]) => ({
    name: peer,
    ask: (give) => peers[process].ask({ unit: unit.name, peer, give }),
  }));
  const ours = {
    name: 'ours',
    async run() {
      const start = performance.now();
      await work();
      return performance.now() - start;
    },
  };
  const contestants = asked.map(({ name, ask }) => ({ name, run: async () => (await ask()).ms }));
  const times = await interleave([ours, ...contestants], unit.options);
  const output = await work();
  const mine = unit.result ? unit.result(output, inputs) : output;
  const rows = [];
  for (const { name, ask } of asked) {
    const { same, says } = unit.agree(inputs, mine, (await ask(true)).result, name);
    const agreement = same ? says : `DIFFERENT: ${says}`;
    const [own, theirs] = [times.get('ours'), times.get(name)];
    const about = { unit: unit.name, peer: name, cohort: inputs.name, agreement };
    rows.push(rowOf({ ...about, ours: own, theirs, versions: versionsOf(name) }));
  }
  return rows;
}

/** Those that matter to a comparison with one peer. */
function versionsOf(peer) {
  const language = units.find((unit) => peer in unit.peers).peers[peer] === 'r' ? 'R' : 'scipy';
  const { node, processor, [peer]: own, [language]: base } = versions;
  return { node, processor, [peer]: own, [language]: base };
}

const rows = [];
try {
  for (const unit of units.filter(({ name }) => !only || only.includes(name))) {
    const measured = await measure(unit);
    rows.push(...measured);
    for (const { unit, peer, ours_ms, peer_ms, ratio, agreement } of measured) {
      console.log(`${unit}: ${ours_ms} ms, ${peer} ${peer_ms} ms, ratio ${ratio}; ${agreement}`);
    }
  }
} finally {
  for (const peer of Object.values(peers)) peer.end();
}

// A run of some units replaces their rows and leaves the others; every row says what it was measured with.
const file = `${folder}latest.json`;
const older = only && existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : [];
const all = merged(older, rows, names);
mkdirSync(folder, { recursive: true });
writeFileSync(file, `${JSON.stringify(all, null, 2)}\n`);
writeFileSync(`${folder}latest.md`, markdown(all));
console.log(`\n${markdown(rows)}`);
if (rows.some(({ agreement }) => agreement.startsWith('DIFFERENT'))) process.exitCode = 1;
