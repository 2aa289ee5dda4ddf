import { median } from './statistics.mjs';

/** What every row of `latest.json` has. */
export const FIELDS = ['unit', 'peer', 'ours_ms', 'peer_ms', 'ratio', 'agreement', 'versions'];

const digits = (ms) => Number(ms.toPrecision(4));

/** One row of `latest.json`: medians of both, and their ratio. */
export function rowOf({ unit, peer, cohort, ours, theirs, agreement, versions }) {
  const [ours_ms, peer_ms] = [median(ours), median(theirs)];
  return {
    unit,
    peer,
    ours_ms: digits(ours_ms),
    peer_ms: digits(peer_ms),
    ratio: digits(ours_ms / peer_ms),
    agreement,
    versions,
    cohort,
    runs: { ours: ours.length, peer: theirs.length },
  };
}

/** Each unit's row of its fastest peer. */
export function fastest(rows) {
  return [...new Set(rows.map(({ unit }) => unit))].map((unit) =>
    rows.filter((row) => row.unit === unit).reduce((a, b) => (b.peer_ms < a.peer_ms ? b : a)),
  );
}

/** The rows with those of the same units replaced by newer ones, in the order of `names`. */
export function merged(older, newer, names) {
  const measured = new Set(newer.map(({ unit }) => unit));
  const rows = [...older.filter(({ unit }) => !measured.has(unit)), ...newer];
  return rows.sort((a, b) => names.indexOf(a.unit) - names.indexOf(b.unit));
}

/** A table of all rows, and a line that sums them up. */
export function markdown(rows) {
  const cohorts = [...new Set(rows.map(({ cohort }) => cohort))].join(' and ');
  const lines = rows.map(
    ({ unit, peer, ours_ms, peer_ms, ratio, agreement }) =>
      `| ${unit} | ${peer} | ${shown(ours_ms)} | ${shown(peer_ms)} | ${ratioText(ratio)} | ${agreement} |`,
  );
  const best = fastest(rows);
  const middle = median(best.map(({ ratio }) => ratio));
  return [
    `Data: the ${cohorts} cohort. Medians of interleaved runs, one thread on both sides, in milliseconds; ratio = ours / peer.`,
    '',
    '| unit | peer | ours | peer | ratio | agreement |',
    '|---|---|---:|---:|---:|---|',
    ...lines,
    '',
    `Against the fastest peer of each unit: median ratio ${middle.toFixed(2)}, largest ` +
      `${Math.max(...best.map(({ ratio }) => ratio)).toFixed(2)}.`,
    '',
  ].join('\n');
}

function shown(ms) {
  return ms >= 100 ? ms.toFixed(0) : ms.toPrecision(3);
}

/** Ratios far below 1 are easier to read the other way round. */
export function ratioText(ratio) {
  return ratio < 0.1 ? `1/${(1 / ratio).toFixed(0)}` : ratio.toFixed(2);
}
