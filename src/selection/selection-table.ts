import type { TrainingSet } from '../cohort/dataset.js';
import { moderatedT } from './moderated-t.js';
import { adjust } from './multiple-testing.js';
import { signalToNoise } from './signal-to-noise.js';
import { tTests } from './t-test.js';
import { variance } from './variance-filter.js';

/** What is known of one probe before any model: a row of `selection.csv`. */
export interface SelectionRow {
  readonly probe: string;
  /** Gene symbol where the marker list knows it, else empty. */
  readonly gene: string;
  readonly t: number;
  readonly df: number;
  readonly p: number;
  readonly p_bonferroni: number;
  readonly p_holm: number;
  readonly p_bh: number;
  readonly t_moderated: number;
  readonly p_moderated: number;
  readonly signal_to_noise: number;
  readonly variance: number;
}

/**
 * Welch's t-test with its adjusted p-values, the moderated t-test, signal-to-noise and the variance of every probe.
 *
 * @param logged training samples on the log2 scale; m of the corrections is the number of its probes, constants included
 * @param genes gene symbols by accession
 * @returns a row per probe, in their order
 * @throws Error when there are not as many labels as rows or a class has fewer than two samples, and naming row and
 * column of a value that is not finite
 * @example
 * import { fitTransforms, loadCohort, preparation, selectionStatistics } from 'leukemia-notebooks';
 * import { trainingSet } from 'leukemia-notebooks';
 * const cohort = await loadCohort('simulated');
 * const training = trainingSet(cohort);
 * const logged = fitTransforms(preparation(cohort), training).transform(training);
 * const rows = selectionStatistics(logged, new Map([['X95735_at', 'ZYX']]));
 * const { gene, t, p_bonferroni } = rows.find(({ probe }) => probe === 'X95735_at')!;
 * [gene, t, p_bonferroni]; // => ['ZYX', 9.574, 2.888e-6]
 * rows.filter(({ p_holm }) => p_holm <= 0.05).length; // => 84
 */
export function selectionStatistics(
  logged: TrainingSet,
  genes: ReadonlyMap<string, string>,
): SelectionRow[] {
  const { t, df, p } = tTests(logged.X, logged.y, 'welch');
  const bonferroni = adjust(p, 'bonferroni');
  const holm = adjust(p, 'holm');
  const bh = adjust(p, 'benjamini-hochberg');
  const moderated = moderatedT(logged.X, logged.y);
  const ratios = signalToNoise(logged.X, logged.y);
  const variances = variance(logged);
  return logged.probes.map((probe, j) => ({
    probe,
    gene: genes.get(probe) ?? '',
    t: t[j],
    df: df[j],
    p: p[j],
    p_bonferroni: bonferroni[j],
    p_holm: holm[j],
    p_bh: bh[j],
    t_moderated: moderated.t[j],
    p_moderated: moderated.p[j],
    signal_to_noise: ratios[j],
    variance: variances[j],
  }));
}
