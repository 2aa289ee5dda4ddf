import { readTable } from '../../../dist/cohort/formats/read-table.js';
import { fileSource } from '../../../dist/cohort/text/file-source.js';

export const readCsvUnit = {
  name: 'read-csv',
  what: 'the training file, from disk to values and detection calls',
  peers: { pandas: 'python', R: 'r' },
  ours:
    ({ csv }) =>
    () =>
      readTable(fileSource(csv), { idColumn: 'Gene Accession Number', found: () => undefined }),
  agree(_inputs, { samples, values, calls }, theirs) {
    const same = samples.every(({ id }, k) =>
      values[k].every((value, j) => value === theirs.values[id][j]),
    );
    const sameCalls = calls.every((letters, k) => letters === theirs.calls[k]);
    return {
      same: same && sameCalls && samples.length === theirs.calls.length,
      says: same && sameCalls ? 'every value and every call the same' : 'values or calls differ',
    };
  },
};
