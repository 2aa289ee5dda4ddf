import type { Cohort } from '../cohort/cohort.js';
import { trainingSet } from '../cohort/dataset.js';
import { writeWhole } from '../files/write-whole.js';
import { smallerClass } from '../numerics/stratified-folds.js';
import {
  asRead,
  type ChangedMeasure,
  changedMeasures,
  describeChanges,
  describeParameters,
  type Measures,
} from './changes.js';
import { say } from './display.js';
import type { Row } from './frame.js';
import { type NotebookName, type ParametersOf, SCHEMAS } from './parameters.js';
import {
  changedParameters,
  type ParameterChange,
  printed,
  requireWithinCohort,
} from './parameters-check.js';
import { hasFolder, makesReference, readMeasures, resultsFolder } from './results-folder.js';
import { type RunRecord, runDocument } from './run-record.js';
import { table } from './table.js';

const METRICS = ['accuracy', 'precision', 'recall', 'f1', 'auc'] as const;
const FURTHER = ['balanced_accuracy', 'mcc', 'pr_auc', 'brier', 'log_loss'] as const;

/**
 * Columns of the results tables, in order.
 *
 * @example
 * import { TABLES } from 'leukemia-notebooks';
 * TABLES.holdOut.slice(0, 3); // => ['pipeline', 'n', 'errors']
 */
export const TABLES = {
  selection: [
    'probe',
    'gene',
    't',
    'df',
    'p',
    'p_bonferroni',
    'p_holm',
    'p_bh',
    'p_maxt',
    't_moderated',
    'p_moderated',
    'signal_to_noise',
    'variance',
    'rfe_rank',
    'selected',
  ],
  leakageAudit: ['pipeline', 'labels', 'selection', 'permutation', 'accuracy'],
  stability: [
    'method',
    'size',
    'resamples',
    'mean_size',
    'kuncheva',
    'nogueira',
    'nogueira_lower',
    'nogueira_upper',
    'mean_shared',
  ],
  selectionFrequency: ['method', 'size', 'probe', 'gene', 'frequency'],
  crossValidation: ['pipeline', 'repeat', 'fold', ...METRICS],
  nestedCrossValidation: ['pipeline', 'repeat', 'fold', ...METRICS, ...FURTHER],
  permutations: ['pipeline', 'permutation', 'accuracy', 'auc'],
  permutationTests: ['pipeline', 'statistic', 'observed', 'permutations', 'p'],
  holdOut: ['pipeline', 'n', 'errors', ...METRICS, 'misclassified', ...FURTHER],
  patients: [
    'sample',
    'split',
    'label',
    'pipeline',
    'votes',
    'positive_votes',
    'wrong_votes',
    'probability',
  ],
  claims: ['claim', 'claimed', 'measured', 'lower', 'upper', 'measured_on', 'verdict'],
  engines: ['pipeline', 'engine', 'sample', 'label', 'score'],
  regularisationPath: ['alpha', 'lambda', 'probe', 'coefficient'],
  predictions: ['pipeline', 'sample', 'label', 'score', 'predicted'],
  importance: ['rank', 'probe', 'gene', 'model', 'importance', 'method'],
  shapley: ['model', 'sample', 'split', 'label', 'score', 'rank', 'probe', 'gene', 'shapley'],
  biomarkers: [
    'gene',
    'probe',
    'lineage',
    'direction',
    'source',
    'checked',
    't',
    'p_bh',
    'agrees',
    't_rank',
    'in_top_k',
  ],
  literature: [
    'method',
    'source',
    'genes',
    'cv_errors',
    'cv_no_calls',
    'test_errors',
    'test_no_calls',
    'quoted_genes',
    'quoted_cv_errors',
    'quoted_cv_no_calls',
    'quoted_test_errors',
    'quoted_test_no_calls',
    'checked',
  ],
  checks: ['level', 'check', 'message'],
} as const;

/** Where a notebook's results go. */
export interface Results {
  /**
   * Saves rows as `<name>.csv`: full precision, undefined values as empty cells, truth as 1 and 0.
   *
   * The rows go through a danfo frame like every table. Its own `toCSV` writes a text that holds a comma without
   * quotes (danfojs-node 1.2.0), so the text is made by `csvText`.
   *
   * @param columns names and order of the columns
   */
  saveTable(name: string, rows: readonly Row[], columns: readonly string[]): Promise<void>;
  /** Saves a value as `<name>.json`. */
  saveJson(name: string, value: object): Promise<void>;
  /** Saves `run.json`, which says what the tables came from. */
  saveRun(record: RunRecord): Promise<void>;
  /** Saves the notebook's key numbers as `summary-<notebook>.csv`, and shows which of them changed. */
  saveSummary(measures: Measures): Promise<void>;
}

/**
 * Opens the results of a notebook: `data/results/<cohort>/` when its parameters are the defaults, and
 * `data/results/<cohort>-changed/` when they are not, which a line of Markdown then says. A run of all notebooks gives
 * them one folder, in LEUKEMIA_RESULTS.
 *
 * The summary is compared with the one in `data/results/<cohort>/` as it is now, before this run may replace it. A run
 * that makes the committed notebooks sets LEUKEMIA_IN_PLACE: it makes what later runs are compared with, and so has
 * nothing to be compared with but itself.
 *
 * @param parameters as the parameters cell has them
 * @throws RangeError when they name a sample that the cohort has not (the default may be one of another cohort), or are
 *   beyond what it has: more probes, or more folds than a class has training samples
 * @example
 * import { checkCohort, explorationParameters, loadCohort, openResults } from 'leukemia-notebooks';
 * import { TABLES } from 'leukemia-notebooks';
 * const auto = { floor: 'auto', ceiling: 'auto' } as const;
 * const parameters = explorationParameters({ cohort: 'simulated', ...auto, name: ['sim-66'] });
 * const cohort = await loadCohort('simulated');
 * const results = await openResults(cohort, 'exploration', parameters);
 * await results.saveTable('checks', checkCohort(cohort), TABLES.checks);
 * await openResults(cohort, 'exploration', { ...parameters, name: ['67b'] });
 * // => throws "name has '67b'; allowed: ids of the simulated cohort, 'sim-01' to 'sim-72'"
 */
export async function openResults<N extends NotebookName>(
  cohort: Cohort,
  notebook: N,
  parameters: ParametersOf<N>,
): Promise<Results> {
  requireSamples(cohort, parameters);
  requireWithinCohort(SCHEMAS[notebook], parameters, cohort.provenance.name, {
    probes: cohort.probes.length,
    'training samples of the smaller class': smallerClass(trainingSet(cohort).y),
  });
  const changed = () => changedParameters(SCHEMAS[notebook], parameters);
  const changes = changed();
  const reference = `data/results/${cohort.provenance.name}`;
  const usual = changes.length > 0 ? `${reference}-changed` : reference;
  const folder = await resultsFolder(usual);
  const summary = `summary-${notebook}`;
  const before = await readMeasures(reference, summary);
  if (changes.length > 0 && !hasFolder()) await tellWhere(changes, usual);

  const saveTable: Results['saveTable'] = async (name, rows, columns) => {
    const { csvOf } = await import('./frame.js');
    await writeWhole(folder, `${name}.csv`, await csvOf(rows, columns));
  };
  const saveJson: Results['saveJson'] = (name, value) =>
    writeWhole(folder, `${name}.json`, `${JSON.stringify(value, null, 2)}\n`);
  return {
    saveTable,
    saveJson,
    saveRun: async (record) => saveJson('run', await runDocument(cohort, record)),
    async saveSummary(measures) {
      const rows = Object.entries(measures).map(([measure, value]) => ({ measure, value }));
      await saveTable(summary, rows, ['measure', 'value']);
      const changes = changed();
      const isReference = makesReference() && changes.length === 0;
      const earlier = isReference ? asRead(measures) : before;
      await say(describeChanges(changes, earlier, measures, reference));
      const moved = earlier ? changedMeasures(earlier, measures) : [];
      if (moved.length > 0) await showMoved(cohort, moved, reference);
    },
  };
}

function requireSamples({ samples, provenance }: Cohort, parameters: object): void {
  const { name: ids = [] } = parameters as { name?: readonly string[] };
  const known = [...samples.map(({ id }) => id), ...SCHEMAS.exploration.name.default];
  const unknown = ids.filter((id) => !known.includes(id));
  if (unknown.length === 0) return;
  const [first, last] = [samples[0].id, samples[samples.length - 1].id].map(printed);
  throw new RangeError(
    `name has ${unknown.map(printed).join(', ')}; allowed: ids of the ${provenance.name} cohort, ${first} to ${last}`,
  );
}

async function tellWhere(changes: readonly ParameterChange[], folder: string): Promise<void> {
  await say(
    `Changed: ${describeParameters(changes)}. So results are saved in \`${folder}\`, apart from those of the defaults.`,
  );
}

async function showMoved(
  cohort: Cohort,
  moved: readonly ChangedMeasure[],
  reference: string,
): Promise<void> {
  const rows = moved.map(({ measure, before, now }) => ({ measure, before, 'this run': now }));
  await table(cohort, rows, { caption: `What changed; before: ${reference}` });
}
