// A cohort unlike the leukemia one, made up from a seed: 2,000 probes × 62 samples, classes tumour and normal, no split,
// one value in a hundred missing, no detection calls, no control probes, all values positive.
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const require = createRequire(import.meta.url);
const { random } = require('../dist/numerics/random.js');

const PROBES = 2000;
const SAMPLES = 62;
const TUMOURS = 40;
const FACTORS = 4;

/**
 * Writes `colon.csv` (probes in rows) and `colon-labels.csv` into a folder.
 * @param {{ scale?: 'intensity' | 'log2' | 'counts' }} options what the numbers are
 * @returns {{ data: string, labels: string }} their paths
 */
export function writeSecondCohort(folder, { scale = 'intensity' } = {}) {
  const draw = random(2000, 62);
  const isTumour = Array.from({ length: SAMPLES }, (_, i) => i < TUMOURS);
  const scores = isTumour.map(() => Array.from({ length: FACTORS }, () => draw.normal()));
  const ids = isTumour.map((tumour, i) => (tumour ? `T${i + 1}` : `N${i + 1 - TUMOURS}`));
  const rows = Array.from({ length: PROBES }, (_, j) => {
    const level = 6 + 5 * draw.uniform();
    const shift = j % 25 === 0 ? 0.4 * draw.normal() : 0;
    const loadings = Array.from({ length: FACTORS }, () => 0.25 * draw.normal());
    const values = isTumour.map((tumour, i) => {
      const shared = loadings.reduce((sum, loading, k) => sum + loading * scores[i][k], 0);
      const log = level + (tumour ? shift : 0) + shared + 0.5 * draw.normal();
      if (scale !== 'counts' && draw.uniform() < 0.01) return 'NA';
      if (scale === 'log2') return log.toFixed(4);
      // A few genes are hardly read at all.
      return scale === 'counts'
        ? Math.floor(2 ** (log - (j % 5 === 0 ? 9 : 2)))
        : (2 ** log).toFixed(2);
    });
    return [`Hsa.${j + 1}`, ...values].join(',');
  });
  mkdirSync(folder, { recursive: true });
  const [data, labels] = ['colon.csv', 'colon-labels.csv'].map((name) => join(folder, name));
  writeFileSync(data, `${['probe', ...ids].join(',')}\n${rows.join('\n')}\n`);
  const lines = ids.map((id, i) => `${id},${isTumour[i] ? 'tumour' : 'normal'},${20 + (i % 50)}`);
  writeFileSync(labels, `sample,label,age\n${lines.join('\n')}\n`);
  return { data, labels };
}
