import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, posix } from 'node:path';
import type { SiteFile } from './figure.js';

/** The file in which a site lists all that it holds: what else is in its folder is somebody's own. */
const LIST = 'site-files.txt';

const heading = 'What npm run render wrote, and replaces when it writes the site again:';

/**
 * Writes a site in the place of an earlier one, of which nothing stays behind. A reader finds the old one or the new one
 * whole, or none in the moment between two renamings; where anything fails, the old one is there.
 * @throws Error when the folder holds anything that is not of an earlier site and would be lost
 */
export function writeSite(folder: string, files: readonly SiteFile[], rename = renameSync): void {
  refuseOthers(folder);
  const partial = `${folder}.${process.pid}.partial`;
  try {
    for (const { path, content } of files) {
      const target = join(partial, path);
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, content);
    }
    const all = [...entries(partial), LIST].sort();
    writeFileSync(join(partial, LIST), [heading, ...all, ''].join('\n'));
    replace(folder, partial, rename);
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
}

function refuseOthers(folder: string): void {
  if (!existsSync(folder)) return;
  const list = join(folder, LIST);
  const listed = new Set(existsSync(list) ? readFileSync(list, 'utf8').split('\n') : []);
  for (const path of entries(folder)) {
    if (listed.has(path)) continue;
    throw new Error(
      `${folder} holds ${path}, which is not of a site that was written there, and would be lost. Choose an empty folder. ` +
        `(A site of an older version has no ${LIST}: where the folder holds nothing else, delete it first.)`,
    );
  }
}

/** All files and folders in a folder, by their paths in it as a site writes them; what a link leads to is not in it. */
function* entries(folder: string, within = ''): Generator<string> {
  for (const entry of readdirSync(join(folder, within), { withFileTypes: true })) {
    const path = posix.join(within, entry.name);
    yield path;
    if (entry.isDirectory()) yield* entries(folder, path);
  }
}

/** Puts a folder in the place of another, which is lost only when that is done. */
function replace(folder: string, by: string, rename: typeof renameSync): void {
  const old = `${folder}.${process.pid}.old`;
  const exists = existsSync(folder);
  if (exists) rename(folder, old);
  try {
    rename(by, folder);
  } catch (error) {
    if (exists) rename(old, folder);
    throw error;
  }
  rmSync(old, { recursive: true, force: true });
}
