import { measuresFrom } from '../presentation/measures-from.js';
import { askSite, siteFacts } from './site.js';

// As `presentation/results-folder.ts`. A page has no folders: what is saved is handed to the reader.

export function resultsFolder(usual: string): Promise<string> {
  return Promise.resolve(usual);
}

/** From the tables that the site publishes, of its own cohort. */
export async function readMeasures(
  folder: string,
  name: string,
): Promise<Map<string, string> | undefined> {
  if (folder !== `data/results/${(await siteFacts()).cohort}`) return undefined;
  const response = await askSite(`tables/${name}.csv`);
  return response && measuresFrom(await response.text(), `tables/${name}.csv`);
}

export function hasFolder(): boolean {
  return true;
}

export function makesReference(): boolean {
  return false;
}
