import { readdir, readFile, rename, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { writeWhole } from '../files/write-whole.js';
import type { NamedLearners } from '../evaluation/learn.js';
import { readLearners } from '../evaluation/read-learners.js';
import type { TextFile } from './merge.js';
import { type Plan, readPlan } from './plan.js';

/**
 * Writes a file whole or not at all.
 *
 * @throws NotSaved
 */
export const save = (path: string, content: string | Uint8Array): Promise<void> =>
  writeWhole(dirname(path), basename(path), content);

/** @throws Error naming the file when it isn't there or is no JSON */
export async function readJson(path: string): Promise<unknown> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new Error(
      `${path} cannot be read: ${error.code === 'ENOENT' ? 'there is no such file' : error.message}.`,
    );
  });
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw new Error(`${path} is not valid JSON: ${(error as Error).message}`, { cause: error });
  }
}

/** A plan and the pipelines to carry it out for. */
export async function readInputs(paths: {
  plan: string;
  pipelines: string;
}): Promise<{ plan: Plan; pipelines: NamedLearners }> {
  return {
    plan: readPlan(await readJson(paths.plan), paths.plan),
    pipelines: readLearners(await readJson(paths.pipelines), paths.pipelines),
  };
}

/** Files, and of folders those that end in .json, with what they hold. */
export async function readTexts(paths: readonly string[]): Promise<TextFile[]> {
  const files: TextFile[] = [];
  for (const path of paths) {
    const isFolder = (await stat(path)).isDirectory();
    const inside = isFolder ? (await readdir(path)).sort() : [];
    const names = isFolder
      ? inside.filter((name) => name.endsWith('.json')).map((name) => join(path, name))
      : [path];
    for (const name of names) files.push({ name, text: await readFile(name, 'utf8') });
  }
  return files;
}

/** Renames a file so that it counts as missing and can still be looked at; another process may have done so. */
export async function setAside(path: string): Promise<void> {
  await rename(path, `${path}.unusable`).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
  });
}
