import type { Cohort } from '../../cohort/cohort.js';
import { axis, COLOURS, type Figure, figure } from '../figure.js';

/** Combinations drawn at most. */
const MOST = 14;

/**
 * UpSet plot (Lex et al. 2014): how many probes are in exactly which combination of sets, largest first.
 *
 * @param sets probes by the name of the method that chose them
 * @example
 * import { figures, loadCohort } from 'leukemia-notebooks';
 * const cohort = await loadCohort('simulated');
 * figures.upset(cohort, { 't-test': ['a', 'b', 'c'], RFE: ['a', 'c', 'd'], lasso: ['a'] }).alt;
 * // => 'UpSet plot of t-test (3), RFE (3), lasso (1): 1 of 4 probes are in every set.
 * //    (simulated cohort (SIMULATED))'
 */
export function upset(cohort: Cohort, sets: Readonly<Record<string, readonly string[]>>): Figure {
  const names = Object.keys(sets);
  const members = names.map((name) => new Set(sets[name]));
  const all = [...new Set(names.flatMap((name) => sets[name]))];
  const counts = new Map<string, number>();
  for (const probe of all) {
    const key = members.map((set) => (set.has(probe) ? '1' : '0')).join('');
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const combinations = [...counts]
    .sort((a, b) => b[1] - a[1] || b[0].localeCompare(a[0]))
    .slice(0, MOST);
  const common = all.filter((probe) => members.every((set) => set.has(probe))).length;
  const x = combinations.map((_, k) => k);
  const dots = names.flatMap((_, row) =>
    x.map((k) => ({ k, row, on: combinations[k][0][row] === '1' })),
  );
  const labels = names.map((name) => `${name} (${sets[name].length})`);
  return figure(cohort, {
    title: `${common} of ${all.length} probes are chosen by all ${names.length} ways`,
    subtitle: 'probes in exactly the marked combination of sets; size of each set in brackets',
    alt: `UpSet plot of ${labels.join(', ')}: ${common} of ${all.length} probes are in every set.`,
    data: [
      {
        type: 'bar',
        x,
        y: combinations.map(([, count]) => count),
        text: combinations.map(([, count]) => String(count)),
        textposition: 'outside',
        cliponaxis: false,
        marker: { color: COLOURS.accent },
        hovertemplate: '%{y} probes<extra></extra>',
      },
      ...combinations.map(([key], k) => {
        const rows = names.flatMap((_, row) => (key[row] === '1' ? [row] : []));
        return {
          type: 'scatter',
          mode: 'lines',
          x: rows.map(() => k),
          y: rows.map((row) => labels[row]),
          yaxis: 'y2',
          line: { color: COLOURS.ink, width: 2 },
          hoverinfo: 'skip',
        };
      }),
      {
        type: 'scatter',
        mode: 'markers',
        x: dots.map(({ k }) => k),
        y: dots.map(({ row }) => labels[row]),
        yaxis: 'y2',
        marker: { size: 12, color: dots.map(({ on }) => (on ? COLOURS.ink : '#E4E4E4')) },
        hoverinfo: 'skip',
      },
    ],
    layout: {
      showlegend: false,
      xaxis: axis('', {
        showticklabels: false,
        showgrid: false,
        zeroline: false,
        anchor: 'y2',
        ticks: '',
      }),
      yaxis: axis('probes', { domain: [0.45, 1] }),
      yaxis2: axis('', {
        domain: [0, 0.4],
        showgrid: false,
        autorange: 'reversed',
        type: 'category',
        categoryarray: labels,
        ticks: '',
      }),
    },
    height: 560,
  });
}
