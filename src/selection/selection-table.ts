import type { TrainingSet } from '../cohort/dataset.js';
import { adjust } from './multiple-testing.js';
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
  readonly variance: number;
}

/**
 * Welch's t-test, its adjusted p-values and the variance of every probe.
 *
 * @param logged training samples on the log2 scale; m of the corrections is the number of its probes, constants included
 * @param genes gene symbols by accession
 */
export function selectionStatistics(
  logged: TrainingSet,
  genes: ReadonlyMap<string, string>,
): SelectionRow[] {
  const { t, df, p } = tTests(logged.X, logged.y, 'welch');
  const bonferroni = adjust(p, 'bonferroni');
  const holm = adjust(p, 'holm');
  const bh = adjust(p, 'benjamini-hochberg');
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
    variance: variances[j],
  }));
}
