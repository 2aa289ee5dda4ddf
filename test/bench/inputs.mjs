import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

import {
  fitTransforms,
  heldOutSet,
  leakyTrainingSet,
  loadCohort,
  log2,
  random,
  standardise,
  stratifiedKFold,
  trainingSet,
  tTestFilter,
} from '../../dist/index.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const SEED = 20;
const CLIP = { floor: 100, ceiling: 16000 };
const TRAINING_FILE = 'data_set_ALL_AML_train.csv';

/** The permutations that `max-t` is timed on, as the numpy peer gets them. */
export const PERMUTATIONS = 1000;

/**
 * What all units work on, from the real cohort where it is at hand and the simulated one elsewhere, and the folder in
 * which the peers find the same numbers.
 */
export async function makeInputs() {
  const cohort = await cohortAtHand();
  const folder = join(root, '.cache', 'bench', cohort.provenance.name);
  mkdirSync(folder, { recursive: true });

  const logs = log2(CLIP);
  const everyone = leakyTrainingSet(cohort); // the unit nested-cv deals all samples into folds
  const training = trainingSet(cohort);
  const heldOut = heldOutSet(cohort);
  const scaled = fitTransforms([logs, standardise()], training);
  const selected = fitTransforms([logs, tTestFilter({ top: 50 }), standardise()], training);
  const inputs = {
    name: cohort.provenance.name,
    folder,
    raw: everyone,
    logged: fitTransforms([logs], everyone).transform(everyone),
    7129: { training: scaled.transform(training), heldOut: scaled.transform(heldOut) },
    50: { training: selected.transform(training), heldOut: selected.transform(heldOut) },
    foldOf: stratifiedKFold(training.y, { folds: 5, seed: SEED }).assignment[0],
    outer: stratifiedKFold(everyone.y, { folds: 5, repeats: 10, seed: SEED }),
    seed: SEED,
    csv: csvOf(cohort, folder),
  };
  writeForPeers(inputs);
  return inputs;
}

async function cohortAtHand() {
  const given =
    process.env.GOLUB_DIR && resolve(process.env.INIT_CWD ?? '.', process.env.GOLUB_DIR);
  const directory = [given, join(root, '../shared/golub'), join(root, 'data/golub')].find(
    (place) => place && existsSync(join(place, TRAINING_FILE)),
  );
  if (!directory) return loadCohort('simulated');
  process.env.GOLUB_DIR = directory;
  return loadCohort('golub');
}

/** The training file, or one of the same form with the simulated values. */
function csvOf(cohort, folder) {
  if (!cohort.provenance.simulated) return join(process.env.GOLUB_DIR, TRAINING_FILE);
  const columns = cohort.samples.flatMap(({ split }, i) => (split === 'training' ? [i] : []));
  const header = columns.map((i) => `${cohort.samples[i].id.replace(/\D/g, '')},call`);
  const lines = cohort.probes.map(({ accession }, j) => {
    const cells = columns.map((i) => `${cohort.expression.get(i, j)},${cohort.calls[i][j]}`);
    return [`"${accession}, simulated"`, accession, ...cells].join(',');
  });
  const file = join(folder, TRAINING_FILE);
  const names = ['Gene Description', 'Gene Accession Number'];
  writeFileSync(file, `${[[...names, ...header].join(','), ...lines].join('\n')}\n`);
  return file;
}

/** Matrices as doubles, row by row, and a JSON file with everything else. */
function writeForPeers({ folder, raw, logged, foldOf, outer, seed, csv, ...sets }) {
  const shapes = {};
  const write = (name, { X, y }) => {
    writeFileSync(join(folder, `${name}.f64`), Float64Array.from(X.to1DArray()));
    shapes[name] = { rows: X.rows, columns: X.columns, y };
  };
  write('raw', raw);
  write('logged', logged);
  for (const size of [7129, 50]) {
    write(`training-${size}`, sets[size].training);
    write(`held-out-${size}`, sets[size].heldOut);
  }
  const { y } = sets[7129].training;
  const shuffled = Array.from({ length: PERMUTATIONS }, (_, r) => random(seed, r).shuffle(y));
  const json = { shapes, clip: CLIP, foldOf, outer, shuffled, csv };
  writeFileSync(join(folder, 'inputs.json'), JSON.stringify(json));
}
