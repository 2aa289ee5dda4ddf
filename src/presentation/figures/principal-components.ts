import type { Cohort } from '../../cohort/cohort.js';
import { rocAuc } from '../../evaluation/metrics.js';
import type { PrincipalComponents } from '../../numerics/pca.js';
import { axis, type Figure, figure } from '../figure.js';
import { percent } from '../words.js';
import { callout, samplePoints } from './parts.js';

/**
 * Samples on two principal components, class by colour and shape, split by fill.
 *
 * @param pca components of all the cohort's samples, in their order
 * @param options.components which two to draw, counted from 1; default the first two
 * @param options.name ids of samples to name in the figure
 * @example
 * import { allSamples, figures, fitTransforms, loadCohort, preparation } from 'leukemia-notebooks';
 * import { principalComponents, trainingSet } from 'leukemia-notebooks';
 * const cohort = await loadCohort('simulated');
 * const steps = fitTransforms(preparation(cohort), trainingSet(cohort));
 * const { X } = steps.transform(allSamples(cohort));
 * figures.principalComponents(cohort, principalComponents(X, 2), { name: ['sim-66'] }).alt;
 * // => 'Scatter of 72 samples on principal components 1 and 2; the classes separate along
 * //    component 1 with AUC 0.94. (simulated cohort (SIMULATED))'
 */
export function principalComponents(
  cohort: Cohort,
  pca: PrincipalComponents,
  options: { components?: readonly [number, number]; name?: readonly string[] } = {},
): Figure {
  const { components = [1, 2], name = [] } = options;
  const { samples, classes } = cohort;
  const [x, y] = components.map((c) => pca.scores.getColumn(c - 1));
  const points = samples.map((sample, i) => ({ ...sample, x: x[i], y: y[i] }));
  const separation = (flags: boolean[]) =>
    [x, y].map((scores) => {
      const auc = rocAuc(
        flags.map((flag) => (flag ? 1 : 0)),
        scores,
      );
      return Math.max(auc, 1 - auc);
    });
  const byClass = separation(samples.map(({ label }) => label === classes.positive));
  const bySplit = separation(samples.map(({ split }) => split === 'held-out'));
  const better = byClass[0] >= byClass[1] ? 0 : 1;
  const labelled = points.filter(({ id }) => name.includes(id));
  const title = (c: number) =>
    `component ${components[c]} (${percent(pca.explained[components[c] - 1], 1)} of the variance)`;
  return figure(cohort, {
    title: `Component ${components[better]} orders the classes with AUC ${byClass[better].toFixed(2)} and never saw a label`,
    subtitle: `samples on components ${components.join(' and ')}; the split with AUC ${bySplit.map((a) => a.toFixed(2)).join(' and ')}`,
    alt: `Scatter of ${samples.length} samples on principal components ${components.join(' and ')}; the classes separate along component ${components[better]} with AUC ${byClass[better].toFixed(2)}.`,
    data: samplePoints(cohort, points),
    layout: {
      xaxis: axis(title(0)),
      yaxis: axis(title(1)),
      annotations: labelled.map((point) => callout(point.x, point.y, `sample ${point.id}`)),
    },
    height: 540,
  });
}
