import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { notebookFiles } from '../../src/notebook/notebook-files.js';
import { projectRoot } from '../../src/files/project-root.js';
import type { LiveFigure } from '../../src/live/plotly.js';

interface Notebook {
  cells: { outputs?: { data?: Record<string, unknown> }[] }[];
}

/** The figures of the committed notebooks, named by notebook and cell. */
export function notebookFigures(): { name: string; figure: LiveFigure }[] {
  return notebookFiles(join(projectRoot, 'notebooks')).flatMap(({ name, path }) => {
    const { cells } = JSON.parse(readFileSync(path, 'utf8')) as Notebook;
    return cells.flatMap(({ outputs = [] }, k) =>
      outputs.flatMap(({ data }) => {
        const figure = data?.['application/vnd.plotly.v1+json'] as LiveFigure | undefined;
        return figure ? [{ name: `${name}, cell ${k}`, figure }] : [];
      }),
    );
  });
}
