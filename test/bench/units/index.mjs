import { forestUnits } from './forest.mjs';
import { maxTUnit } from './max-t.mjs';
import { nestedCvUnit } from './nested-cv.mjs';
import { pathUnits } from './paths.mjs';
import { readCsvUnit } from './read-csv.mjs';
import { rfeUnits } from './rfe.mjs';
import { svmUnits } from './svm.mjs';
import { welch } from './welch.mjs';

/**
 * The units of work, each done here and by its peers:
 *
 * - `ours(inputs)` prepares and gives a function that does the work once
 * - `peers`: by name, the process that knows the work under the unit's name
 * - `result(output, inputs)`: what is compared, where it isn't the output itself
 * - `agree(inputs, mine, theirs, peer)`: whether both did the same, and in words how close they are
 * - `options` for `interleave`
 */
export const units = [
  welch,
  ...rfeUnits,
  ...pathUnits,
  ...svmUnits,
  ...forestUnits,
  nestedCvUnit,
  maxTUnit,
  readCsvUnit,
];
