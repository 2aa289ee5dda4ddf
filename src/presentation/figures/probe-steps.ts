import type { Cohort } from '../../cohort/cohort.js';
import type { Dataset } from '../../cohort/dataset.js';
import { quantiles } from '../../numerics/describe.js';
import { axis, COLOURS, type Figure, figure, round4 } from '../figure.js';
import { fold } from '../words.js';

/** The data after one step of preprocessing. */
export interface Stage {
  readonly name: string;
  readonly unit: string;
  readonly data: Dataset;
}

/**
 * The same few probes after each step of preprocessing: what each step does to location and scale.
 *
 * @param stages from first to last, on the same samples
 * @param probes accessions, in every stage
 * @example
 * import { figures, fitTransform, loadCohort, log2, trainingSet } from 'leukemia-notebooks';
 * const cohort = await loadCohort('simulated');
 * const raw = trainingSet(cohort);
 * const logged = fitTransform(log2({ floor: 100 }), raw).transform(raw);
 * const stages = [
 *   { name: 'raw', unit: 'intensity', data: raw },
 *   { name: 'logged', unit: 'log2', data: logged },
 * ];
 * figures.probeSteps(cohort, stages, ['X95735_at', 'M27891_at']).alt;
 * // => 'Box plots of 2 probes after raw, logged; interquartile ranges differ 1.9-fold at first
 * //    and 1.6-fold at the end. (simulated cohort (SIMULATED))'
 */
export function probeSteps(
  cohort: Cohort,
  stages: readonly Stage[],
  probes: readonly string[],
): Figure {
  const width = 1 / stages.length;
  const spreads = stages.map(({ data }) => {
    const sizes = probes.map((probe) => {
      const [low, high] = quantiles(data.X.getColumn(data.probes.indexOf(probe)), [0.25, 0.75]);
      return high - low;
    });
    return Math.max(...sizes) / Math.min(...sizes);
  });
  const last = stages.length - 1;
  const axes = Object.fromEntries(
    stages.flatMap(({ name, unit }, s) => {
      const suffix = s === 0 ? '' : String(s + 1);
      const domain = [s * width + (s === 0 ? 0 : 0.05), (s + 1) * width];
      return [
        [`xaxis${suffix}`, axis(`${name} (${unit})`, { domain })],
        [
          `yaxis${suffix}`,
          axis('', { anchor: `x${suffix}`, showticklabels: s === 0, autorange: 'reversed' }),
        ],
      ];
    }),
  );
  return figure(cohort, {
    title: `Interquartile ranges differ ${fold(spreads[0])} before and ${fold(spreads[last])} after`,
    subtitle: `${probes.length} probes on the ${stages[0].data.samples.length} ${stages[0].data.role} samples after each step (5, 25, 50, 75, 95% quantiles)`,
    alt: `Box plots of ${probes.length} probes after ${stages.map(({ name }) => name).join(', ')}; interquartile ranges differ ${fold(spreads[0])} at first and ${fold(spreads[last])} at the end.`,
    data: stages.map(({ name, data }, s) => {
      const q = probes.map((probe) =>
        quantiles(data.X.getColumn(data.probes.indexOf(probe)), [0.05, 0.25, 0.5, 0.75, 0.95]).map(
          round4,
        ),
      );
      const at = (k: number) => q.map((values) => values[k]);
      return {
        type: 'box',
        orientation: 'h',
        name,
        y: [...probes],
        lowerfence: at(0),
        q1: at(1),
        median: at(2),
        q3: at(3),
        upperfence: at(4),
        xaxis: `x${s === 0 ? '' : s + 1}`,
        yaxis: `y${s === 0 ? '' : s + 1}`,
        marker: { color: s === last ? COLOURS.accent : COLOURS.neutral },
        line: { width: 1.5 },
        showlegend: false,
      };
    }),
    layout: axes,
  });
}
