import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { filesOf, readCatalogue } from '../loading/catalogue.js';
import { resolveCohort } from '../loading/resolve.js';
import { projectRoot } from '../files/project-root.js';
import type { SiteFacts } from '../page/site.js';
import { programModule } from '../rerun/program-module.js';
import type { SiteFile } from './figure.js';
import type { NamedNotebook } from './sources.js';

/** What the project ships and its functions read; gzipped, as not every server of files does that. */
const DATA = [
  'data/biomarkers.csv',
  'data/catalogue.json',
  'data/literature.csv',
  'data/simulation/background.json',
  'data/simulation/probes.csv',
];

/** What a live page fetches beside its code: the notebooks' cells, the project's data, and what the site is. */
export async function liveFiles(
  notebooks: readonly NamedNotebook[],
  cohort: string,
  withCohort: boolean,
): Promise<SiteFile[]> {
  const programs = notebooks.map(async ({ name, notebook }) => {
    return { path: `run/${name}.js`, content: await programModule(name, notebook) };
  });
  const held = withCohort ? await cohortFiles() : [];
  const facts: SiteFacts = { cohort, holds: withCohort ? ['golub'] : [] };
  return [
    ...(await Promise.all(programs)),
    ...DATA.map((path) => ({
      path: `${path}.gz`,
      content: gzipSync(readFileSync(join(projectRoot, path)), { level: 9 }),
    })),
    ...held,
    { path: 'data/site.json', content: `${JSON.stringify(facts)}\n` },
  ];
}

/**
 * The files of the real cohort, which are not the project's to publish.
 * @throws Error when they can't be had
 */
async function cohortFiles(): Promise<SiteFile[]> {
  const location = await resolveCohort('golub');
  const entry = (await readCatalogue()).find(({ name }) => name === location.name);
  if (location.kind !== 'catalogue' || !entry) return [];
  return filesOf(entry).map((file) => ({
    path: `data/${entry.name}/${file}`,
    content: readFileSync(join(location.directory, file)),
  }));
}
