import { stillWanted } from './still-wanted.js';

/** What `data/site.json` says. */
export interface SiteFacts {
  /** The cohort of the executed notebooks, and so of `tables/`. */
  readonly cohort: string;
  /** Cohorts of the catalogue whose files lie in `data/<cohort>/`. */
  readonly holds: readonly string[];
}

let address = '';
let facts: Promise<SiteFacts> | undefined;

/** @param site its address, with a slash at the end */
export function openSite(site: string): void {
  address = site;
  facts = undefined;
  answers.clear();
}

/** Where a file of the site is. */
export function siteAddress(path: string): string {
  return new URL(path, address).href;
}

/** What the site answered so far: a page that is alive needs no network any more. */
const answers = new Map<string, Promise<Response>>();

/**
 * Asks the site for a file, once.
 * @returns undefined where it has none of that name
 * @throws Error saying what the server answered
 */
export async function askSite(path: string): Promise<Response | undefined> {
  const asked = answers.get(path) ?? fetch(siteAddress(path));
  answers.set(path, asked);
  const response = await stillWanted(asked).catch((error: Error) => {
    answers.delete(path);
    throw new Error(`${path} could not be fetched from this site: ${error.message}.`);
  });
  // Its body can be read once; what is kept is not read.
  if (response.ok) return response.clone();
  if (response.status === 404) return undefined;
  answers.delete(path);
  throw new Error(`${path} could not be fetched: the server answered ${response.status}.`);
}

export function siteFacts(): Promise<SiteFacts> {
  facts ??= (async () => {
    const response = await askSite('data/site.json');
    if (!response) throw new Error('This site lacks data/site.json: render it anew.');
    return (await response.json()) as SiteFacts;
  })();
  return facts;
}
