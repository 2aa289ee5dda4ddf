import { type Cohort, cohortTitle } from '../cohort/cohort.js';
import { rankByImportance } from '../interpretation/importance.js';
import type { FittedModel } from '../models/model.js';
import type { ModelSpec, PipelineSpec, TransformSpec } from '../pipeline/spec.js';
import { tableBundle } from './table.js';

/** How many of a model's probes are listed. */
const strongest = 10;

/** What a fitted model has learned: its numbers, and the probes that count most in it. */
export function modelBundle(title: string, model: FittedModel) {
  const { probes, threshold, importance, summary, coefficients } = model;
  const numbers = { probes: probes.length, threshold, ...summary };
  const ranked = rankByImportance(probes, importance).filter((one) => one.importance > 0);
  const column = new Map(probes.map((probe, j) => [probe, j]));
  const rows = ranked
    .slice(0, strongest)
    .map(({ rank, probe, importance }) => [
      rank,
      probe,
      importance,
      ...(coefficients ? [coefficients[column.get(probe)!]] : []),
    ]);
  const header = ['rank', 'probe', 'importance', ...(coefficients ? ['coefficient'] : [])];
  return joined(
    tableBundle(title, ['', 'value'], Object.entries(numbers)),
    tableBundle(`${rows.length} strongest of ${ranked.length} probes in use`, header, rows),
  );
}

/** The steps of a pipeline in order, each with its parameters. */
export function pipelineBundle({ steps, model }: PipelineSpec) {
  const rows = [...steps, model].map((step: TransformSpec | ModelSpec, i) => {
    const { kind, ...parameters } = step;
    return [i + 1, kind, Object.entries(parameters).map(assignment).join(', ')];
  });
  return tableBundle('Pipeline, not fitted', ['step', 'kind', 'parameters'], rows);
}

/** How many samples of each class a cohort has in each part, and where its numbers come from. */
export function cohortBundle(cohort: Cohort) {
  const { samples, probes, classes, provenance } = cohort;
  const size = `${samples.length} samples × ${probes.length.toLocaleString('en-US')} probes`;
  const count = (label: string, split: string) =>
    samples.filter((sample) => sample.label === label && sample.split === split).length;
  const rows = [classes.negative, classes.positive].map((label) => [
    label,
    count(label, 'training'),
    count(label, 'held-out'),
  ]);
  const caption = `${cohortTitle(cohort)}: ${size}. ${provenance.source}`;
  return tableBundle(caption, ['class', 'training', 'held-out'], rows);
}

/** `keep top 50` of `{ keep: { top: 50 } }`. */
function assignment([name, value]: [string, unknown]): string {
  if (typeof value !== 'object' || value === null) return `${name} ${String(value)}`;
  if (Array.isArray(value)) return `${name} ${value.join(' ')}`;
  return `${name} ${Object.entries(value).map(assignment).join(', ')}`;
}

function joined(...tables: ReturnType<typeof tableBundle>[]) {
  return {
    'text/html': tables.map((one) => one['text/html']).join('\n'),
    'text/plain': tables.map((one) => one['text/plain']).join('\n\n'),
  };
}
