import { execFileSync } from 'node:child_process';

import { describe, expect, it } from 'vitest';

import { projectRoot } from '../src/files/project-root.js';

describe('the public surface', () => {
  it('loads neither danfo, TensorFlow, plotly, jsdom nor a file reader until they are used', () => {
    const script =
      "require('leukemia-notebooks'); console.log(Object.keys(require.cache).join('\\n'))";
    const loaded = execFileSync(process.execPath, ['-e', script], {
      cwd: projectRoot,
      encoding: 'utf8',
    });
    expect(loaded).toMatch(/dist[\\/]index\.js/);
    expect(loaded).not.toMatch(/danfojs|tensorflow|plotly|jsdom|resvg|zeromq|csv-|tslab/);
  });
});
