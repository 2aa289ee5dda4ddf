import type { Cohort } from '../../cohort/cohort.js';
import type { FrequencyRow } from '../../selection/stability-table.js';
import { axis, type Figure, figure, round4 } from '../figure.js';
import { percent } from '../words.js';
import { aside, methodMarker } from './method-marker.js';

/**
 * How often each method selects the probes that are selected most often, averaged over the methods.
 *
 * @param rows of one size; a probe that is not among a method's rows counts as never selected by it
 * @param shown how many probes
 * @param what how the resamples were made
 * @example
 * import { figures, frequencyRows, loadCohort } from 'leukemia-notebooks';
 * const cohort = await loadCohort('simulated');
 * const lists = { 't-test': [['X95735_at', 'M27891_at'], ['X95735_at', 'M84526_at']] };
 * const rows = frequencyRows(lists, [2], new Map([['X95735_at', 'ZYX']]), 0);
 * figures.selectionFrequency(cohort, rows, 2, 'two resamples').alt;
 * // => 'Selection frequencies of 2 probes by t-test; on top ZYX · X95735_at: 100%. (simulated
 * //    cohort (SIMULATED))'
 */
export function selectionFrequency(
  cohort: Cohort,
  rows: readonly FrequencyRow[],
  shown: number,
  what: string,
): Figure {
  const methods = [...new Set(rows.map(({ method }) => method))];
  const of = (method: string, probe: string) =>
    rows.find((row) => row.method === method && row.probe === probe)?.frequency ?? 0;
  const probes = [...new Map(rows.map(({ probe, gene }) => [probe, gene]))]
    .map(([probe, gene]) => ({ probe, gene, each: methods.map((method) => of(method, probe)) }))
    .map((row) => ({ ...row, total: row.each.reduce((a, b) => a + b, 0) }))
    .sort((a, b) => b.total - a.total);
  const always = probes.filter(({ each }) => each.every((share) => share > 1 - 1e-9));
  const first = probes.slice(0, shown);
  const names = first.map(({ probe, gene }) => (gene ? `${gene} · ${probe}` : probe));
  const { size } = rows[0];
  return figure(cohort, {
    title: `${always.length === 0 ? 'No probe is' : always.length === 1 ? `Only ${names[0]} is` : `${always.length} probes are`} on every list of at most ${size} by every method`,
    subtitle: `share of the lists that hold a probe; the ${first.length} probes selected most often; ${what}`,
    alt: `Selection frequencies of ${first.length} probes by ${methods.join(', ')}; on top ${names[0]}: ${first[0].each.map((share) => percent(share)).join(', ')}.`,
    data: methods.map((method, k) => ({
      type: 'scatter',
      mode: 'markers',
      name: method,
      x: first.map(({ each }) => round4(100 * each[k])),
      y: first.map((_, i) => round4(i + 0.17 * aside(k, methods.length))),
      text: names,
      marker: { ...methodMarker(k), size: 9 },
      cliponaxis: false,
      hovertemplate: '%{text}: %{x}%<extra>%{fullData.name}</extra>',
    })),
    layout: {
      xaxis: axis('lists that hold the probe (%)', { range: [-2, 102] }),
      yaxis: axis('', {
        range: [first.length - 0.4, -0.6],
        tickvals: first.map((_, i) => i),
        ticktext: names,
        zeroline: false,
      }),
    },
    height: 150 + 28 * first.length,
  });
}
