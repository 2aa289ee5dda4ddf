// What shards cost: CPU time per shard and per piece of work, and Snakemake's own per job. Writes
// data/results/bench/cluster.json, then: node docs/update-workflow-readme.mjs
// node test/bench/cluster.mjs    after npm run build, with Snakemake on the PATH; some ten minutes. Linux alone.
import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { availableParallelism, cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');
const { snakemakeOptions } = createRequire(import.meta.url)(
  join(root, 'dist/cluster/snakemake-options.js'),
);
const scratch = mkdtempSync(join(tmpdir(), 'bench-'));
const at = (name) => join(scratch, name);
const tool = (...args) =>
  execFileSync('node', ['dist/cluster/command.js', ...args], { cwd: root, stdio: 'ignore' });

/** One thousand pieces: the labels as they are, and 999 permutations of them. */
const PIECES = 1000;
/** Into how many shards they are divided, and how many of those are run, spread over all. */
const DIVISIONS = [
  { shards: 1000, run: 16 },
  { shards: 100, run: 8 },
  { shards: 10, run: 2 },
  { shards: 1, run: 1 },
];

const median = (values) => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};
const rounded = (value) => Number(value.toPrecision(3));

/** Wall and CPU time (with that of its children) of a shard, in seconds. */
function time(i, of) {
  const out = at(`${i}-of-${of}.json`);
  const inputs = ['--plan', at('plan.json'), '--pipelines', at('pipelines.json')];
  const args = ['dist/cluster/command.js', 'shard', ...inputs, '--shard', `${i}/${of}`];
  const line = `TIMEFORMAT='%R %U %S'; time node ${[...args, '--out', out].join(' ')} 2>/dev/null`;
  return new Promise((resolve, reject) => {
    const child = spawn('bash', ['-c', line], { cwd: root });
    let said = '';
    child.stderr.on('data', (text) => (said += text));
    child.once('exit', (code) => {
      const [wall, user, system] = said.trim().split(' ').map(Number);
      if (code === 0) resolve({ wall, cpu: user + system });
      else reject(new Error(said));
    });
  });
}

/** Two at a time, as on a machine with two cores; small and large shards by turns. */
async function timeShards() {
  const waiting = DIVISIONS.flatMap(({ shards, run }) =>
    Array.from({ length: run }, (_, k) => ({
      shards,
      i: 1 + Math.floor(((k + 0.5) * shards) / run),
      when: (k + 0.5) / run,
    })),
  ).sort((a, b) => a.when - b.when);
  const found = [];
  const lane = async () => {
    for (let next; (next = waiting.shift());)
      found.push({ shards: next.shards, ...(await time(next.i, next.shards)) });
  };
  await Promise.all([lane(), lane()]);
  return DIVISIONS.map(({ shards, run }) => {
    const own = found.filter((row) => row.shards === shards);
    const cpu = median(own.map((row) => row.cpu));
    const wall = median(own.map((row) => row.wall));
    return { shards, pieces: PIECES / shards, run, cpu: rounded(cpu), wall: rounded(wall) };
  });
}

/** CPU time of Snakemake itself, without its jobs', for a study of so many shards. */
async function timeSnakemake(shards) {
  const job = { threads: 1, mem_mb: 500, runtime: 5 };
  const lda = { kind: 'pipeline', steps: [], model: { kind: 'diagonal-lda' } };
  writeFileSync(at('lda.json'), JSON.stringify({ lda }));
  const study = { pipelines: at('lda.json'), samples: 'training', folds: 2, repeats: 1, seed: 1 };
  const config = {
    results: at(`snakemake-${shards}`),
    cohorts: { simulated: { cohort: 'simulated' } },
    studies: { lda: { ...study, permutations: shards - 1, shards, job } },
  };
  writeFileSync(at('config.json'), JSON.stringify(config));
  const args = snakemakeOptions(['--cores', '2', '--quiet', '--configfile', at('config.json')]);
  const child = spawn('snakemake', args, { cwd: root, stdio: 'ignore' });
  let cpu = 0;
  while (child.exitCode === null) {
    const fields = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ').pop().split(' ');
    // Clock ticks in user and in kernel mode, 100 a second; 0 once it has ended.
    cpu = Math.max(cpu, (Number(fields[11]) + Number(fields[12])) / 100);
    await sleep(50);
  }
  if (child.exitCode !== 0) throw new Error(`snakemake ended with ${child.exitCode}`);
  return { shards, cpu: rounded(cpu) };
}

try {
  const loadBefore = loadavg()[0];
  const options = ['--cohort', 'simulated', '--folds', '5', '--permutations', String(PIECES - 1)];
  tool('plan', ...options, '--out', at('plan.json'));
  tool('pipelines', 'workflow/pipelines/chosen.json', '--out', at('pipelines.json'));
  const shards = await timeShards();
  const snakemake = [];
  for (const count of [4, 100]) snakemake.push(await timeSnakemake(count));
  const measured = {
    what: 'permutation test of the pipeline that notebook 4 chooses, 5 folds, 38 training samples × 7,129 probes, simulated cohort; one piece is one labelling; medians over the shards that were run, two at a time',
    unit: 'seconds of CPU time (cpu) and of the clock (wall)',
    machine: {
      node: process.versions.node,
      snakemake: execFileSync('snakemake', ['--version'], { encoding: 'utf8' }).trim(),
      cores: availableParallelism(),
      processor: cpus()[0].model.trim(),
      loadBefore: rounded(loadBefore),
      loadAfter: rounded(loadavg()[0]),
    },
    shards,
    snakemake,
  };
  const folder = join(root, 'data/results/bench');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'cluster.json'), `${JSON.stringify(measured, null, 2)}\n`);
} finally {
  rmSync(scratch, { recursive: true });
}
