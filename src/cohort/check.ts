import { median } from '../numerics/describe.js';
import type { CohortContent } from './checksum.js';
import type { Finding, Split } from './cohort.js';
import { fewOf } from './names.js';
import { likelyScale, scaleClues, scaleOf, scaleWords } from './scale.js';
import { similarity } from './similarity.js';

/** Above this share of missing values a probe or a sample is named. */
const MANY_MISSING = 0.2;
/** Correlation of two samples, less each probe's mean, from which they are taken for one. */
const SAME_SAMPLE = 0.95;
/** Robust standard deviations below the others' from which an array's correlation is odd. */
const ODD = 5;

/**
 * Everything that should be known of a cohort before it is modelled: what was noticed while it was read, samples per class
 * and split, missing values, constant probes, what the numbers are, odd arrays, and samples that are on both sides of the
 * split. It looks at held-out samples, and nothing may be chosen from it.
 *
 * @returns errors first, then warnings, then notes
 * @example
 * import { checkCohort, loadCohort } from 'leukemia-notebooks';
 * checkCohort(await loadCohort('simulated')).map(({ level, message }) => `${level}: ${message}`);
 * // => ['note: training 27 ALL and 11 AML; held-out 20 ALL and 14 AML.', 'note: No value is
 * //    missing.']
 */
export function checkCohort(cohort: CohortContent): Finding[] {
  const findings = [
    ...(cohort.findings ?? []),
    ...classSizes(cohort),
    ...missingValues(cohort),
    ...constantProbes(cohort),
    ...scaleOfValues(cohort),
    ...oddSamples(cohort),
  ];
  const levels = ['error', 'warning', 'note'];
  return findings.sort((a, b) => levels.indexOf(a.level) - levels.indexOf(b.level));
}

/**
 * Refuses a cohort that nothing can be learned from or tested on.
 *
 * @throws Error that lists all errors of `checkCohort`
 */
export function requireSound(cohort: CohortContent): void {
  // What remains of `checkCohort` has no errors.
  const findings = [...classSizes(cohort), ...constantProbes(cohort), ...scaleOfValues(cohort)];
  const errors = findings.filter(({ level }) => level === 'error');
  if (errors.length === 0) return;
  throw new Error(errors.map(({ message }) => message).join('\n'));
}

function classSizes({ samples, classes }: CohortContent): Finding[] {
  const check = 'samples per class';
  const names = [classes.negative, classes.positive];
  const count = (split: Split, label: string) =>
    samples.filter((sample) => sample.split === split && sample.label === label).length;
  const list = (split: Split) =>
    `${split} ${names.map((label) => `${count(split, label)} ${label}`).join(' and ')}`;
  const found: Finding[] = [
    { level: 'note', check, message: `${list('training')}; ${list('held-out')}.` },
  ];
  for (const label of names) {
    const training = count('training', label);
    if (training < 2) {
      const message = `Class ${label} has ${training} training ${training === 1 ? 'sample' : 'samples'}, and at least 2 are needed.`;
      found.push({ level: 'error', check, message });
    } else if (training < 5) {
      const message = `Class ${label} has only ${training} training samples: cross-validation can have no more folds than that.`;
      found.push({ level: 'warning', check, message });
    }
  }
  const heldOut = names.filter((label) => count('held-out', label) > 0);
  if (heldOut.length === 0) {
    const message = 'No sample is held out. Leave the split away to have one drawn.';
    found.push({ level: 'error', check, message });
  } else if (heldOut.length === 1) {
    const message = `All held-out samples are ${heldOut[0]}: what tells the classes apart can't be tested on them.`;
    found.push({ level: 'warning', check, message });
  }
  return found;
}

function missingValues({ expression, samples, probes }: CohortContent): Finding[] {
  const check = 'missing values';
  const bySample = new Array<number>(samples.length).fill(0);
  const byProbe = new Array<number>(probes.length).fill(0);
  for (let i = 0; i < expression.rows; i++) {
    for (let j = 0; j < expression.columns; j++) {
      if (!Number.isNaN(expression.get(i, j))) continue;
      bySample[i]++;
      byProbe[j]++;
    }
  }
  const all = bySample.reduce((sum, n) => sum + n, 0);
  if (all === 0) return [{ level: 'note', check, message: 'No value is missing.' }];
  const touched = byProbe.filter((n) => n > 0).length;
  const percentage = (100 * all) / (samples.length * probes.length);
  const share = percentage < 0.01 ? 'less than 0.01' : percentage.toFixed(percentage < 1 ? 2 : 0);
  const found: Finding[] = [
    {
      level: 'note',
      check,
      message: `${all} values (${share}%) of ${touched} probes are missing.`,
    },
  ];
  const warn = (what: string, names: readonly string[]) => {
    if (names.length === 0) return;
    const message = `${names.length} ${what} miss more than ${100 * MANY_MISSING}% of their values: ${fewOf(names)}.`;
    found.push({ level: 'warning', check, message });
  };
  const many = (counts: readonly number[], of: number) =>
    counts.flatMap((n, k) => (n > MANY_MISSING * of ? [k] : []));
  warn(
    'samples',
    many(bySample, probes.length).map((i) => samples[i].id),
  );
  warn(
    'probes',
    many(byProbe, samples.length).map((j) => probes[j].accession),
  );
  return found;
}

function constantProbes({ expression, samples, probes }: CohortContent): Finding[] {
  const training = samples.flatMap(({ split }, i) => (split === 'training' ? [i] : []));
  const constant = probes.filter((_, j) => {
    const values = training.map((i) => expression.get(i, j)).filter((v) => !Number.isNaN(v));
    return values.every((value) => value === values[0]);
  });
  if (constant.length === 0) return [];
  const names = fewOf(constant.map(({ accession }) => accession));
  const message = `${constant.length} probes are constant on the training samples, and can tell nothing apart: ${names}.`;
  const level = constant.length === probes.length ? 'error' : 'note';
  return [{ level, check: 'constant probes', message }];
}

function scaleOfValues(cohort: CohortContent): Finding[] {
  const check = 'scale';
  const clues = scaleClues(cohort.expression);
  const [scale, likely] = [scaleOf(cohort), likelyScale(clues)];
  const found: Finding[] = [];
  if (scale === 'counts' && clues.smallest < 0) {
    found.push({ level: 'error', check, message: `Counts can't be negative: ${clues.smallest}.` });
  }
  // Counts that are not whole come of tools that estimate them, and are none the worse for it.
  const differ = scale !== likely && !(scale === 'counts' && likely === 'intensity');
  if (differ) {
    const message = `The values (${clues.smallest} to ${clues.largest}) look like ${scaleWords(likely)}, and are taken for ${scaleWords(scale)}.`;
    found.push({ level: 'warning', check, message });
  }
  if (scale === 'intensity' && clues.smallest <= 0 && cohort.limits?.floor === undefined) {
    const message = `The smallest value is ${clues.smallest}, and the logarithm of such does not exist: give a floor, below which a value is background.`;
    found.push({ level: 'warning', check, message });
  }
  return found;
}

function oddSamples(cohort: CohortContent): Finding[] {
  const { samples } = cohort;
  if (samples.length < 4) return [];
  const { typical, acrossSplit } = similarity(cohort, SAME_SAMPLE);
  const centre = median(typical);
  const spread = 1.4826 * median(typical.map((r) => Math.abs(r - centre)));
  const odd = samples.filter((_, i) => typical[i] < centre - ODD * Math.max(spread, 0.002));
  const found = acrossSplit.map(({ a, b, r }): Finding => {
    const message = `Samples ${samples[a].id} (${samples[a].split}) and ${samples[b].id} (${samples[b].split}) are nearly the same (r = ${r.toFixed(3)} with each probe's mean taken off): a model that is tested on one has seen it.`;
    return { level: 'warning', check: 'samples across the split', message };
  });
  if (odd.length === 0) return found;
  const names = fewOf(odd.map(({ id }) => id));
  const message = `${odd.length === 1 ? 'One array is' : `${odd.length} arrays are`} unlike all others: ${names}. Look at the figures before you trust what they say.`;
  return [...found, { level: 'warning', check: 'odd arrays', message }];
}
