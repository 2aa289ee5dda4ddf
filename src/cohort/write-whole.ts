import type { mkdir, open, rename, rm } from 'node:fs/promises';

/** What of the file system is needed; tests give one that fails. */
export interface Files {
  readonly mkdir: typeof mkdir;
  readonly open: typeof open;
  readonly rename: typeof rename;
  readonly rm: typeof rm;
}

const REASONS: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the quota of disk space is used up',
  EACCES: 'there is no permission to write there',
  EPERM: 'there is no permission to write there',
  EROFS: 'the disk is read-only',
  ENOTDIR: 'a part of the path is a file',
  EISDIR: 'there is a folder of that name',
};

/**
 * Writes a file so that it appears whole or not at all, whether the disk fills up or the run is killed: it is written
 * under another name, brought to the disk and then renamed. A file of that name that was there stays until then.
 *
 * @param pieces of text, in order
 * @throws Error naming the file and the reason; nothing is left behind
 */
export async function writeWhole(
  folder: string,
  name: string,
  pieces: string | Iterable<string>,
  files?: Files,
): Promise<void> {
  const { mkdir, open, rename, rm } = files ?? (await import('node:fs/promises'));
  const path = await import('node:path');
  const target = path.join(folder, name);
  const temporary = `${target}.${process.pid}.partial`;
  try {
    await mkdir(folder, { recursive: true });
    const file = await open(temporary, 'w');
    try {
      for (const piece of typeof pieces === 'string' ? [pieces] : pieces) {
        await file.writeFile(piece);
      }
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw notSaved(error, name, folder);
  }
}

/** What the file system says of a file that could not be written, for people. */
export function notSaved(error: unknown, name: string, folder: string): Error {
  const { code = '', message } = error as NodeJS.ErrnoException;
  const what = `${name} was not saved in ${folder}: ${REASONS[code] ?? message}.`;
  return new Error(`${what} What was saved before is as it was.`, { cause: error });
}
