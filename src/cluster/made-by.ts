import { sha256 } from '../numerics/sha256.js';

/** What computed a result: its bytes are the same wherever both are. */
export interface MadeBy {
  readonly node: string;
  /** SHA-256 of the code that computes, and of the versions of the packages that it uses. */
  readonly code: string;
}

/** The rooms of `src/` that have a part in a result. */
const ROOMS = [
  'numerics',
  'cohort',
  'simulation',
  'loading',
  'preprocessing',
  'models',
  'selection',
  'pipeline',
  'evaluation',
];

let known: Promise<string> | undefined;

/** This process's own. */
export async function madeBy(): Promise<MadeBy> {
  known ??= codeHash();
  return { node: process.versions.node, code: await known };
}

async function codeHash(): Promise<string> {
  const { readdir, readFile } = await import('node:fs/promises');
  const path = await import('node:path');
  const { projectRoot } = await import('../files/project-root.js');
  const source = path.join(__dirname, '..');
  const files = await Promise.all(
    ROOMS.map(async (room) => {
      const names = (await readdir(path.join(source, room), { recursive: true })).sort();
      return names
        .filter((name) => /\.[jt]s$/.test(name) && !name.endsWith('.d.ts'))
        .map(async (name) => [
          `${room}/${name}`,
          await readFile(path.join(source, room, name), 'utf8'),
        ]);
    }),
  );
  const manifest = await readFile(path.join(projectRoot, 'package.json'), 'utf8');
  const { dependencies } = JSON.parse(manifest) as { dependencies: object };
  return sha256(JSON.stringify([dependencies, await Promise.all(files.flat())]));
}
