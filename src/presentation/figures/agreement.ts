import type { Cohort } from '../../cohort/cohort.js';
import { axis, type Figure, figure, SEQUENTIAL } from '../figure.js';

/**
 * How many of the first k probes two rankings share, for every pair of rankings.
 *
 * @param lists first k probes of each ranking
 * @example
 * import { figures, loadCohort } from 'leukemia-notebooks';
 * const cohort = await loadCohort('simulated');
 * const lists = { 't-test': ['a', 'b', 'c'], SVM: ['a', 'b', 'd'], forest: ['a', 'e', 'f'] };
 * figures.rankingAgreement(cohort, lists).alt;
 * // => 'Heatmap of shared probes among the first 3: t-test and SVM 2, t-test and forest 1, SVM
 * //    and forest 1. (simulated cohort (SIMULATED))'
 */
export function rankingAgreement(
  cohort: Cohort,
  lists: Readonly<Record<string, readonly string[]>>,
): Figure {
  const names = Object.keys(lists);
  const shared = names.map((a) =>
    names.map((b) => lists[a].filter((probe) => lists[b].includes(probe)).length),
  );
  const pairs = names.flatMap((a, i) =>
    names.slice(i + 1).map((b, k) => ({ a, b, count: shared[i][i + 1 + k] })),
  );
  const most = pairs.reduce((x, y) => (y.count > x.count ? y : x));
  const least = pairs.reduce((x, y) => (y.count < x.count ? y : x));
  const size = Math.max(...names.map((name) => lists[name].length));
  return figure(cohort, {
    title: `Of their first ${size} probes, ${most.a} and ${most.b} share ${most.count}, ${least.a} and ${least.b} ${least.count}`,
    subtitle: `probes shared by the first ${size} of each pair of rankings`,
    alt: `Heatmap of shared probes among the first ${size}: ${pairs.map(({ a, b, count }) => `${a} and ${b} ${count}`).join(', ')}.`,
    data: [
      {
        type: 'heatmap',
        z: shared,
        x: names,
        y: names,
        text: shared.map((row) => row.map(String)),
        texttemplate: '%{text}',
        colorscale: SEQUENTIAL,
        zmin: 0,
        zmax: size,
        xgap: 2,
        ygap: 2,
        colorbar: { title: { text: 'shared', font: { size: 13 } }, thickness: 14 },
        hovertemplate: '%{x} and %{y}: %{z} shared<extra></extra>',
      },
    ],
    layout: {
      xaxis: axis('', { showgrid: false, ticks: '' }),
      yaxis: axis('', { autorange: 'reversed', showgrid: false, ticks: '' }),
    },
    width: 480 + 56 * names.length,
    height: 240 + 44 * names.length,
  });
}
