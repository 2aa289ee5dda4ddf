import type { Source } from '../cohort/text/source.js';
import { bytesOf } from './bytes-of.js';
import { givenFile } from './given-files.js';
import { askSite } from './site.js';

/** As `cohort/text/file-source.ts`: a file of the site where its path begins with `data/`, else one that was given. */
export function fileSource(path: string): Source {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return { name, bytes: () => (path.startsWith('data/') ? fromSite(path) : fromReader(name)) };
}

async function* fromSite(path: string): AsyncGenerator<Uint8Array, void, undefined> {
  const response = await askSite(path);
  if (!response?.body) throw new Error(`There is no file ${path} on this site.`);
  yield* bytesOf(response.body);
}

async function* fromReader(name: string): AsyncGenerator<Uint8Array, void, undefined> {
  const file = givenFile(name);
  if (!file) {
    throw new Error(`There is no file "${name}" among those given to this page: give it, too.`);
  }
  yield* bytesOf(file.stream());
}
