import type { Cohort } from '../../cohort/cohort.js';
import type { MarkerRow } from '../../interpretation/biomarkers.js';
import { axis, COLOURS, type Figure, figure, round4, SYMBOLS } from '../figure.js';
import { counted } from '../words.js';
import { line } from './parts.js';

/**
 * The t-statistic of every probe of some markers, a row per gene, coloured by the class in which it is expected to be higher;
 * solid where the difference is significant.
 *
 * @param rows of one source; markers that are constant on the training samples are left out
 * @param options.alpha level of significance of `p_bh`
 * @example
 * import { figures, fitTransforms, loadBiomarkers, loadCohort } from 'leukemia-notebooks';
 * import { markerRows, preparation, rankProbes, selectionStatistics } from 'leukemia-notebooks';
 * import { trainingSet } from 'leukemia-notebooks';
 * const cohort = await loadCohort('simulated');
 * const training = trainingSet(cohort);
 * const logged = fitTransforms(preparation(cohort), training).transform(training);
 * const statistics = selectionStatistics(logged, new Map());
 * const markers = (await loadBiomarkers()).filter(({ source }) => source === 'ELN 2017');
 * const byP = rankProbes(statistics, {})['t-test'];
 * const rows = markerRows(markers, statistics, byP, cohort.classes);
 * figures.markerDirections(cohort, rows, { alpha: 0.05, source: 'ELN 2017' }).alt;
 * // => 't-statistics of 28 probes of 19 ELN 2017 marker genes: 16 significant, 0 of these
 * //    against the expected direction. (simulated cohort (SIMULATED))'
 */
export function markerDirections(
  cohort: Cohort,
  rows: readonly MarkerRow[],
  options: { alpha: number; source: string },
): Figure {
  const { alpha, source } = options;
  const { positive, negative } = cohort.classes;
  const varying = rows.filter(({ t }) => !Number.isNaN(t));
  const significant = varying.filter(({ p_bh }) => p_bh < alpha);
  const against = significant.filter(({ agrees }) => !agrees);
  const rowOf = (name: string) => varying.find(({ gene }) => gene === name)!;
  const genes = [...new Set(varying.map(({ gene }) => gene))];
  const strongest = (gene: string) =>
    Math.max(...varying.filter((row) => row.gene === gene).map(({ t }) => Math.abs(t)));
  // The expected class first, then the strongest: from the top down.
  genes.sort(
    (a, b) =>
      Number(rowOf(a).direction !== positive) - Number(rowOf(b).direction !== positive) ||
      strongest(b) - strongest(a),
  );
  const group = (direction: string, solid: boolean) => {
    const own = varying.filter((row) => row.direction === direction && row.p_bh < alpha === solid);
    const [colour, shape] =
      direction === positive
        ? [COLOURS.positive, SYMBOLS.positive]
        : [COLOURS.negative, SYMBOLS.negative];
    return {
      type: 'scatter',
      mode: 'markers',
      name: `expected in ${direction}, ${solid ? 'significant' : 'not significant'}`,
      x: own.map(({ t }) => round4(t)),
      y: own.map(({ gene }) => gene),
      text: own.map(({ probe, lineage }) => `${probe} (${lineage})`),
      hovertemplate: '%{y}, %{text}: t = %{x}<extra></extra>',
      marker: {
        symbol: solid ? shape : `${shape}-open`,
        color: colour,
        size: 10,
        line: { width: solid ? 0 : 2, color: colour },
      },
    };
  };
  return figure(cohort, {
    title:
      `${significant.length} of ${counted(varying.length, `${source} marker probe`)} differ significantly; ` +
      (against.length === 0 ? 'all of these' : `${significant.length - against.length} of these`) +
      ' in the direction expected',
    subtitle: `t of every ${source} marker probe on the training samples; solid where p is below ${alpha} after Benjamini-Hochberg over all probes`,
    alt: `t-statistics of ${varying.length} probes of ${genes.length} ${source} marker genes: ${significant.length} significant, ${against.length} of these against the expected direction.`,
    data: [positive, negative].flatMap((direction) => [
      group(direction, true),
      group(direction, false),
    ]),
    layout: {
      xaxis: axis(`← higher in ${negative}     t     higher in ${positive} →`, { zeroline: false }),
      yaxis: axis('', {
        type: 'category',
        categoryorder: 'array',
        categoryarray: genes,
        range: [genes.length - 0.4, -0.6],
        tickmode: 'linear',
      }),
      shapes: [line([0, 0], [0, 1], { yref: 'paper', layer: 'below' })],
    },
    height: 170 + 24 * genes.length,
  });
}
