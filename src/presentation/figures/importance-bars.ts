import type { Cohort } from '../../cohort/cohort.js';
import type { RankedProbe } from '../../interpretation/importance.js';
import { axis, COLOURS, type Figure, figure, round4 } from '../figure.js';

/**
 * The probes that count most in a model, as horizontal bars coloured by the class in which they are higher.
 *
 * @param ranked best first, with the direction each probe has on the training samples
 * @param what whose importance it is, for the subtitle
 * @example
 * import { figures, loadCohort } from 'leukemia-notebooks';
 * const cohort = await loadCohort('simulated');
 * const ranked = [
 *   { probe: 'X95735_at', rank: 1, importance: 0.3, name: 'ZYX', higherIn: 'AML' },
 *   { probe: 'U22376_cds2_s_at', rank: 2, importance: 0.2, name: 'MYB', higherIn: 'ALL' },
 * ];
 * figures.importanceBars(cohort, ranked, 'Gini importance in a forest').alt;
 * // => 'Bar chart of the 2 most important probes, first ZYX, MYB; higher in AML: 1.
 * //    (simulated cohort (SIMULATED))'
 */
export function importanceBars(
  cohort: Cohort,
  ranked: readonly (RankedProbe & { readonly name: string; readonly higherIn: string })[],
  what: string,
): Figure {
  const { positive, negative } = cohort.classes;
  const group = (label: string, colour: string) => {
    const own = ranked.filter(({ higherIn }) => higherIn === label);
    return {
      type: 'bar',
      orientation: 'h',
      name: `higher in ${label}`,
      x: own.map(({ importance }) => round4(importance)),
      y: own.map(({ name }) => name),
      text: own.map(({ probe }) => probe),
      textposition: 'none',
      marker: { color: colour },
      hovertemplate: '%{text}: %{x}<extra></extra>',
    };
  };
  const up = ranked.filter(({ higherIn }) => higherIn === positive).length;
  return figure(cohort, {
    title: `${ranked[0].name} counts most; ${up} of the first ${ranked.length} are higher in ${positive}`,
    subtitle: what,
    alt: `Bar chart of the ${ranked.length} most important probes, first ${ranked
      .slice(0, 5)
      .map(({ name }) => name)
      .join(', ')}; higher in ${positive}: ${up}.`,
    data: [group(negative, COLOURS.negative), group(positive, COLOURS.positive)],
    layout: {
      bargap: 0.25,
      xaxis: axis('importance'),
      yaxis: axis('', {
        autorange: 'reversed',
        type: 'category',
        categoryarray: ranked.map(({ name }) => name),
        tickmode: 'linear',
      }),
    },
    height: 150 + 22 * ranked.length,
  });
}
