// Brings workflow/README.md up to date with the committed measurement, data/results/bench/cluster.json. With --check it
// writes nothing and fails when the section is out of date.
// node docs/update-workflow-readme.mjs [--check]
import { readFileSync, writeFileSync } from 'node:fs';
import { format } from 'oxfmt';

const root = new URL('../', import.meta.url);
const file = new URL('workflow/README.md', root);
const { machine, shards, snakemake } = JSON.parse(
  readFileSync(new URL('data/results/bench/cluster.json', root), 'utf8'),
);
const number = (value) => Number(value.toPrecision(2)).toLocaleString('en-US');
const percent = (share) => `${Math.round(100 * share)}%`;
function span(seconds) {
  if (seconds < 90) return `${number(seconds)} s`;
  return seconds < 5400 ? `${number(seconds / 60)} min` : `${number(seconds / 3600)} h`;
}
const table = (head, rows) =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

const whole = shards.find((row) => row.shards === 1);
const single = shards.find((row) => row.pieces === 1);
const perPiece = (whole.cpu - single.cpu) / (whole.pieces - single.pieces);
const perShard = single.cpu - perPiece;
const [few, many] = snakemake;
const perJob = (many.cpu - few.cpu) / (many.shards - few.shards);

const measured = table(
  ['shards', 'pieces in each', 'CPU per shard', 'CPU in all', 'efficiency', 'shards that were run'],
  shards.map((row) => [
    row.shards.toLocaleString('en-US'),
    row.pieces.toLocaleString('en-US'),
    span(row.cpu),
    span(row.shards * row.cpu),
    percent(whole.cpu / (row.shards * row.cpu)),
    row.run,
  ]),
);

// Labellings of ten cohorts; the true ones are lost in the rounding.
const work = 10 * 10_000;
const cores = 1000;
const onPaper = table(
  ['pieces in a shard', 'jobs', 'core hours', 'efficiency', '1,000 cores need', 'Snakemake needs'],
  shards.map(({ pieces, cpu }) => {
    const jobs = work / pieces;
    return [
      pieces.toLocaleString('en-US'),
      jobs.toLocaleString('en-US'),
      number((jobs * cpu) / 3600),
      percent(((work / whole.pieces) * whole.cpu) / (jobs * cpu)),
      span(Math.ceil(jobs / cores) * cpu),
      span(jobs * perJob),
    ];
  }),
);

const text = `A shard costs ${span(perShard)} of CPU time before its first piece (starting Node, drawing or reading the cohort, checking
it), and a piece ${span(perPiece)}. CPU time is what is compared, since the machine was busy with other work (a load of
${number(machine.loadBefore)} to ${number(machine.loadAfter)} on ${machine.cores} cores; Node ${machine.node}, ${machine.processor}). Efficiency: CPU time in one shard to that in all shards.

${measured}

Snakemake ${machine.snakemake} itself takes ${span(few.cpu)} for ${few.shards} shards and ${span(many.cpu)} for ${many.shards}: ${span(perJob)} a job, in one process.

**On paper**, from these numbers: 10,000 permutations over 10 cohorts on 1,000 such cores. Jobs and Snakemake, which
starts them one by one, work at the same time, so the longer of the two counts. What a scheduler's queue and a shared disk
cost is not in it.

${onPaper}`;

const readme = readFileSync(file, 'utf8');
const place = /(<!-- measured -->)[^]*(<!-- end of measured -->)/;
if (!place.test(readme))
  throw new Error('workflow/README.md has no place for the measurement: two comments mark it.');
const filled = readme.replace(place, (_, before, after) => `${before}\n\n${text}\n\n${after}`);
const style = JSON.parse(readFileSync(new URL('.oxfmtrc.json', root), 'utf8'));
const { code: updated } = await format('README.md', filled, style);
if (process.argv.includes('--check')) {
  if (updated !== readme) {
    console.error('workflow/README.md is out of date: run node docs/update-workflow-readme.mjs');
    process.exit(1);
  }
} else writeFileSync(file, updated);
