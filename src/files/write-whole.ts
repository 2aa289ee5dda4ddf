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
  EFBIG: 'files may not be as large there',
  EACCES: 'there is no permission to write there',
  EPERM: 'there is no permission to write there',
  EROFS: 'the disk is read-only',
  ENOTDIR: 'a part of the path is a file',
  EISDIR: 'there is a folder of that name',
};

/** A file could not be written; the message says which, and why. */
export class NotSaved extends Error {
  override name = 'NotSaved';
}

/**
 * Writes a file so that it appears whole or not at all, whether the disk fills up or the run is killed: it is written
 * under another name, brought to the disk and then renamed. A file of that name that was there stays until then. Several
 * may write the same file at once, on several machines too.
 *
 * A page has `page/write-whole.ts` in its place.
 *
 * @param pieces of text, in order; or bytes
 * @throws NotSaved naming the file and the reason; nothing is left behind
 */
export async function writeWhole(
  folder: string,
  name: string,
  pieces: string | Uint8Array | Iterable<string>,
  files?: Files,
): Promise<void> {
  const { mkdir, open, rename, rm } = files ?? (await import('node:fs/promises'));
  const path = await import('node:path');
  const target = path.join(folder, name);
  const temporary = `${target}.${crypto.randomUUID()}.partial`;
  try {
    await mkdir(folder, { recursive: true });
    const file = await open(temporary, 'w');
    try {
      const whole = typeof pieces === 'string' || pieces instanceof Uint8Array;
      for (const piece of whole ? [pieces] : pieces) {
        await file.writeFile(piece);
      }
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw notSaved(error, name, path.resolve(folder));
  }
}

/** What the file system says of a file that could not be written, for people. */
export function notSaved(error: unknown, name: string, folder: string): NotSaved {
  const { code = '', message } = error as NodeJS.ErrnoException;
  const what = `${name} was not saved in ${folder}: ${REASONS[code] ?? message}.`;
  return new NotSaved(`${what} What was saved before is as it was.`, { cause: error });
}
