// Where the time of some work goes, by the function that does it: for the pages that say what a unit is bound by.
import { mkdirSync, writeFileSync } from 'node:fs';
import { Session } from 'node:inspector/promises';
import { cpus } from 'node:os';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';

import { median } from './statistics.mjs';

const ELSE = 'all else';

/**
 * Does some work several times under a profiler, after as many times without it.
 *
 * @param parts what functions do, by their names: the innermost one that is named counts
 * @returns the median of its milliseconds, and the share of every part, the largest first
 */
export async function partsOf(run, parts, runs) {
  for (let k = 0; k < runs; k++) await run();
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.setSamplingInterval', { interval: 200 });
  await session.post('Profiler.start');
  const times = [];
  for (let k = 0; k < runs; k++) {
    const start = performance.now();
    await run();
    times.push(performance.now() - start);
  }
  const { profile } = await session.post('Profiler.stop');
  session.disconnect();
  return { ms: median(times), runs, parts: shares(profile, parts) };
}

function shares({ nodes, samples, timeDeltas }, parts) {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const parent = new Map(nodes.flatMap(({ id, children = [] }) => children.map((c) => [c, id])));
  const part = (id) => {
    for (let at = id; at !== undefined; at = parent.get(at)) {
      const own = parts[byId.get(at).callFrame.functionName];
      if (own) return own;
    }
    return ELSE;
  };
  const spent = new Map([...Object.values(parts), ELSE].map((name) => [name, 0]));
  samples.forEach((id, k) => {
    if (byId.get(id).callFrame.functionName === '(idle)') return;
    spent.set(part(id), spent.get(part(id)) + timeDeltas[k]);
  });
  const total = [...spent.values()].reduce((sum, time) => sum + time, 0);
  return [...spent]
    .map(([name, time]) => ({ name, share: time / total }))
    .sort((a, b) => b.share - a.share);
}

export const percent = (share) => `${(100 * share).toFixed(0)}%`;

/** Writes and shows data/results/bench/UNIT.md: the parts as a table, and how far they are from the least. */
export function savePage(unit, cohort, { ms, runs, parts }, least) {
  const row = ({ name, share }) => `| ${name} | ${percent(share)} | ${(share * ms).toFixed(1)} |`;
  const text = [
    `The unit ${unit} on the ${cohort} cohort: ${ms.toPrecision(3)} ms, the median of ${runs} runs under a profiler (Node ${process.versions.node}, ${cpus()[0].model.trim()}).`,
    '',
    '| part | share | ms |',
    '|---|---:|---:|',
    ...parts.map(row),
    '',
    least,
    '',
  ].join('\n');
  const results = fileURLToPath(new URL('../../data/results/bench/', import.meta.url));
  mkdirSync(results, { recursive: true });
  writeFileSync(`${results}${unit}.md`, text);
  console.log(text);
}
