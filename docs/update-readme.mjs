// Brings the README up to date with the committed results: its tables from data/results/golub and
// data/results/bench, its picture from notebook 5. With --check it writes nothing and fails when a table is out of date.
// node docs/update-readme.mjs [--check]
import { Buffer } from 'node:buffer';
import { readFileSync, writeFileSync } from 'node:fs';
import papaparse from 'papaparse';
import { format } from 'oxfmt';

import { fastest, ratioText } from '../test/bench/report.mjs';

const root = new URL('../', import.meta.url);
const read = (path) => readFileSync(new URL(path, root), 'utf8');
const csv = { header: true, skipEmptyLines: true };
const table = (name) => papaparse.parse(read(`data/results/golub/${name}.csv`), csv).data;
const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
const percent = (share) => `${(100 * share).toFixed(1)}%`;

const { chosen } = JSON.parse(read('data/results/golub/run.json'));
const folds = table('cross-validation');
const rows = table('holdout').map(({ pipeline, n, errors, auc, misclassified }) => {
  const accuracy = mean(
    folds.filter((fold) => fold.pipeline === pipeline).map((fold) => Number(fold.accuracy)),
  );
  const name = pipeline === chosen ? `**${pipeline}** (chosen)` : pipeline;
  const missed =
    misclassified.split(' ').length > 6 ? 'more than 6' : misclassified.replaceAll(' ', ', ');
  return `| ${name} | ${percent(accuracy)} | ${errors} of ${n} | ${Number(auc).toFixed(3)} | ${missed} |`;
});
const results = [
  '| pipeline | cross-validated accuracy, training samples | held-out errors | held-out AUC | patients missed |',
  '|---|---|---|---|---|',
  ...rows,
].join('\n');

const claims = table('claims').filter(({ claimed }) => claimed !== '');
const tooHigh = [...new Set(claims.map(({ claim }) => claim))].filter((name) =>
  claims.some(({ claim, verdict }) => claim === name && verdict === 'too high'),
);
const { headline } = JSON.parse(read('data/results/golub/run.json'));
const answer =
  `**${headline}.** Of the ${new Set(claims.map(({ claim }) => claim)).size} numbers that the brief for this project expected, ` +
  `the measured intervals contradict ${tooHigh.length} as too high: ${tooHigh.join(' and ')}.`;

const benchmark = [
  '| unit | fastest peer | here, ms | peer, ms | ratio |',
  '|---|---|---:|---:|---:|',
  ...fastest(JSON.parse(read('data/results/bench/latest.json'))).map(
    ({ unit, peer, ours_ms, peer_ms, ratio }) =>
      `| ${unit} | ${peer} | ${ours_ms} | ${peer_ms} | ${ratioText(ratio)} |`,
  ),
].join('\n');

/** Puts a text between the two comments that mark its place. */
function fill(document, mark, text) {
  const place = new RegExp(`(<!-- ${mark} -->)[^]*(<!-- end of ${mark} -->)`);
  if (!place.test(document)) throw new Error(`README.md has no place for ${mark}: two comments.`);
  return document.replace(place, (_, before, after) => `${before}\n\n${text}\n\n${after}`);
}

const readme = read('README.md');
const texts = { answer, results, benchmark };
const filled = Object.entries(texts).reduce((page, [mark, text]) => fill(page, mark, text), readme);
const { code: updated } = await format('README.md', filled, JSON.parse(read('.oxfmtrc.json')));
if (process.argv.includes('--check')) {
  if (updated !== readme) {
    console.error('A table in README.md is out of date: run node docs/update-readme.mjs');
    process.exit(1);
  }
} else {
  writeFileSync(new URL('README.md', root), updated);
  const { cells } = JSON.parse(read('notebooks/05-interpretability.ipynb'));
  const outputs = cells.flatMap((cell) => cell.outputs ?? []);
  // The heatmap of standardised expression, clipped to ±3.
  const heatmap = outputs.find(
    (o) => o.data?.['application/vnd.plotly.v1+json']?.data[0].zmin === -3,
  );
  const png = [heatmap.data['image/png']].flat().join('');
  writeFileSync(new URL('docs/heatmap.png', root), Buffer.from(png, 'base64'));
}
