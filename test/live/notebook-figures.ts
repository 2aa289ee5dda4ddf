import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { packageRoot } from '../../src/kernel/root.js';
import type { LiveFigure } from '../../src/live/plotly.js';

interface Notebook {
  cells: { outputs?: { data?: Record<string, unknown> }[] }[];
}

/** The figures of the committed notebooks, named by notebook and cell. */
export function notebookFigures(): { name: string; figure: LiveFigure }[] {
  const folder = join(packageRoot, 'notebooks');
  const files = readdirSync(folder).filter((file) => file.endsWith('.ipynb'));
  return files.sort().flatMap((file) => {
    const { cells } = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Notebook;
    return cells.flatMap(({ outputs = [] }, k) =>
      outputs.flatMap(({ data }) => {
        const figure = data?.['application/vnd.plotly.v1+json'] as LiveFigure | undefined;
        return figure ? [{ name: `${file}, cell ${k}`, figure }] : [];
      }),
    );
  });
}
