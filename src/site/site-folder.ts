import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { SiteFile } from './figure.js';

/** What a folder holds when it was made by `writeSite`. */
const marks = ['index.html', 'assets'];

/**
 * Writes a site in one step: a reader finds the old one or the new one, and nothing of the old one stays behind.
 * @throws Error when the folder holds something else, which would be lost
 */
export function writeSite(folder: string, files: readonly SiteFile[]): void {
  refuseOthers(folder);
  const partial = `${folder}.${process.pid}.partial`;
  try {
    for (const { path, content } of files) {
      const target = join(partial, path);
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, content);
    }
    rmSync(folder, { recursive: true, force: true });
    renameSync(partial, folder);
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
}

function refuseOthers(folder: string): void {
  const found = existsSync(folder) ? readdirSync(folder) : [];
  if (found.length === 0 || marks.every((name) => found.includes(name))) return;
  throw new Error(`${folder} holds other files, which a site would replace: choose an empty one.`);
}
