// Faults in a real workflow: `npm run cluster` on workflow/test/config.yaml, with shards lost, damaged and killed. What
// comes out in the end must be, byte for byte, what came out undisturbed, and what one process computes. Linux alone:
// processes to kill are looked for in /proc.
import { spawn, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { report } from './executed-notebook.mjs';

const root = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '');
const results = join(root, '.cache', 'cluster-test');
const config = ['--cores', '2', '--configfile', 'workflow/test/config.yaml'];
const options = { cwd: root, encoding: 'utf8', env: { ...process.env, INIT_CWD: root } };

const start = ['run', '--silent', 'cluster', '--', ...config];
const cluster = (...args) => spawnSync('npm', [...start, ...args], options);
const tool = (...args) => spawnSync('node', ['dist/cluster/command.js', ...args], options);

/** Files below the results whose name matches. */
const files = (pattern) =>
  readdirSync(results, { recursive: true })
    .filter((name) => pattern.test(name))
    .sort();
const isShard = /shards\/of-\d+\/\d+\.json$/;
/** All that is merged: tables and results. */
const merged = () =>
  files(/\.csv$|merged\.json$/).map((name) => `${name}\n${readFileSync(join(results, name))}`);
const times = () =>
  new Map(files(isShard).map((name) => [name, statSync(join(results, name)).mtimeMs]));
const remove = (...names) => names.forEach((name) => rmSync(join(results, name)));

const checks = [];
function check(what, ...problems) {
  checks.push([what, problems.filter(Boolean)]);
}
const unless = (holds, problem) => (holds ? undefined : problem);
const ended = ({ status, stdout, stderr }, code) =>
  unless(status === code, `it ended with ${status}, not ${code}:\n${stdout}${stderr}`);

check('the workflow ends with exit code 0', ended(cluster(), 0));
const undisturbed = merged();
const same = () => unless(merged().join() === undisturbed.join(), 'merged files differ');

/** One process, without Snakemake. */
function inOneProcess(study) {
  const scratch = mkdtempSync(join(tmpdir(), 'one-process-'));
  const from = join(results, 'simulated-1', study);
  const inputs = ['plan', 'pipelines'].flatMap((name) => [`--${name}`, join(from, `${name}.json`)]);
  const shard = join(scratch, 'shard.json');
  tool('shard', ...inputs, '--shard', '1/1', '--out', shard);
  const out = join(scratch, 'merged');
  const both = [1, 2].map(() => spawn('node', mergeArgs(inputs, out, shard), { cwd: root }));
  return Promise.all(both.map((child) => new Promise((done) => child.once('exit', done)))).then(
    (codes) => {
      const differing = readdirSync(out).filter(
        (name) => !readFileSync(join(out, name)).equals(readFileSync(join(from, name))),
      );
      const count = readdirSync(out).length;
      rmSync(scratch, { recursive: true });
      return [
        unless(codes.join() === '0,0', `merges ended with ${codes}`),
        unless(count >= 2, `${count} files were written`),
        unless(differing.length === 0, `${differing} differ`),
      ];
    },
  );
}
const mergeArgs = (inputs, out, shard) => [
  ...['dist/cluster/command.js', 'merge', ...inputs, '--out', out, shard],
];
for (const study of ['nested', 'permutations']) {
  check(
    `${study}: one process, and two merges of it at once, give the same bytes`,
    ...(await inOneProcess(study)),
  );
}

// One shard lost, one damaged.
const lost = 'simulated-1/nested/shards/of-3/2.json';
const damaged = 'simulated-2/permutations/shards/of-2/1.json';
const bytes = readFileSync(join(results, damaged));
bytes[Math.floor(bytes.length / 2)] ^= 1;
writeFileSync(join(results, damaged), bytes);
remove(lost, 'simulated-1/nested/merged.json', 'simulated-2/permutations/merged.json');
const before = times();
const refused = cluster('--keep-going');
check(
  'a damaged shard is named and not merged',
  ended(refused, 1),
  unless(/1\.json cannot be merged: its checksum is wrong/.test(refused.stderr), refused.stderr),
  unless(!existsSync(join(results, 'simulated-2/permutations/merged.json')), 'it was merged'),
);
const mended = cluster();
const again = [...times()].filter(([name, time]) => time !== before.get(name));
check(
  'the next run computes the lost and the damaged shard, no other, to the same bytes',
  ended(mended, 0),
  unless(again.map(([name]) => name).join() === [lost, damaged].join(), `computed: ${again}`),
  same(),
);

/** Processes of this project's shards. */
function shardProcesses() {
  return readdirSync('/proc').filter((pid) => {
    try {
      const line = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
      const ours = line[1] === 'dist/cluster/command.js' && line[2] === 'shard';
      return ours && readlinkSync(`/proc/${pid}/cwd`) === root;
    } catch {
      return false; // It has ended in the meantime, or is somebody else's.
    }
  });
}

// All shards anew; two are killed, and then everything.
remove(...files(isShard), ...files(/merged\.json$/));
const child = spawn('npm', start, { ...options, stdio: 'ignore', detached: true });
let killed = 0;
for (let k = 0; child.exitCode === null && killed < 2; k++) {
  await sleep(200 + 150 * (k % 7));
  const [pid] = shardProcesses();
  if (pid && process.kill(Number(pid), 'SIGKILL')) killed++;
}
while (files(isShard).length < 3 && child.exitCode === null) await sleep(100);
const finished = times();
process.kill(-child.pid, 'SIGKILL');
await sleep(500);
shardProcesses().forEach((pid) => process.kill(Number(pid), 'SIGKILL'));
const survived = [...times().keys()].length;
check(
  'shards are killed, then all of it',
  unless(killed === 2, `${killed} were killed`),
  unless(survived < before.size, 'it had finished before it was killed'),
);
check('a lock that was left behind is taken away', ended(cluster('--unlock'), 0));
const resumed = cluster();
const kept = [...finished].filter(([name, time]) => times().get(name) === time);
check(
  'the next run keeps the shards that were finished, and ends with the same bytes',
  ended(resumed, 0),
  // One that was just being finished may not yet count.
  unless(kept.length >= finished.size - 2, `of ${finished.size} kept: ${kept.length}`),
  same(),
);
process.exitCode = report(checks);
