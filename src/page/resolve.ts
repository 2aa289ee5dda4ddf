import { type CatalogueEntry, filesOf, readCatalogue } from '../loading/catalogue.js';
import { cohortName } from '../cohort/names.js';
import type { CohortLocation } from '../loading/resolve.js';
import { givenNames } from './given-files.js';
import { siteFacts } from './site.js';

/** The cohort that `auto` means where it can be had. */
const USUAL = 'golub';

/**
 * As `loading/resolve.ts`: a cohort of the catalogue is found where its files were given to the page, or where the site has
 * them; any other name is that of a given file. `auto` is golub where its files were given, else a given file, else golub
 * where the site has it, else the simulated cohort.
 */
export async function resolveCohort(choice: string): Promise<CohortLocation> {
  if (choice === 'simulated') return { kind: 'simulated', name: 'simulated' };
  const catalogue = await readCatalogue();
  const names = catalogue.map(({ name }) => name);
  const entry = catalogue.find(({ name }) => name === (choice === 'auto' ? USUAL : choice));
  const given = givenNames();
  if (entry && isGiven(entry)) return { kind: 'catalogue', name: entry.name, directory: 'given' };
  const file = choice === 'auto' ? given[0] : given.find((name) => name === choice);
  if (file !== undefined) return { kind: 'file', name: cohortName(file, names), path: file };
  if (entry && (await siteFacts()).holds.includes(entry.name)) {
    return { kind: 'catalogue', name: entry.name, directory: `data/${entry.name}` };
  }
  if (choice === 'auto') return { kind: 'simulated', name: 'simulated' };
  if (entry) {
    throw new Error(
      `The ${entry.name} cohort is not part of this site. Give its files to the page: ${filesOf(entry).join(', ')}.`,
    );
  }
  throw new Error(
    `There is no cohort and no given file "${choice}": choose auto, ${names.join(', ')} or simulated, or give the file to the page.`,
  );
}

/** Names by which a cohort can be asked for at the moment. */
export async function cohortsAtHand(): Promise<string[]> {
  const catalogue = await readCatalogue();
  const { holds } = await siteFacts();
  const named = catalogue.filter((entry) => isGiven(entry) || holds.includes(entry.name));
  const theirs = catalogue.filter(isGiven).flatMap(filesOf);
  const own = givenNames().filter((name) => !theirs.includes(name));
  return ['simulated', ...named.map(({ name }) => name), ...own];
}

function isGiven(entry: CatalogueEntry): boolean {
  return filesOf(entry).every((file) => givenNames().includes(file));
}
