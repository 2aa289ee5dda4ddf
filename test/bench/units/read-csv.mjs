import { readFileSync } from 'node:fs';

import { GOLUB_FILES } from '../../../dist/cohort/golub.js';
import { readGolubArrays } from '../../../dist/cohort/golub-arrays.js';

export const readCsvUnit = {
  name: 'read-csv',
  what: 'the training file, from disk to values and detection calls',
  peers: { pandas: 'python', R: 'r' },
  ours:
    ({ csv }) =>
    () =>
      readGolubArrays(readFileSync(csv, 'utf8'), GOLUB_FILES.train),
  agree(_inputs, { arrays }, theirs) {
    const values = arrays.every(({ patient, values }) =>
      values.every((value, j) => value === theirs.values[String(patient)][j]),
    );
    const calls = arrays.every(({ calls }, k) => calls === theirs.calls[k]);
    return {
      same: values && calls && arrays.length === theirs.calls.length,
      says: values && calls ? 'every value and every call the same' : 'values or calls differ',
    };
  },
};
