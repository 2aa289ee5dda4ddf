import { createReadStream } from 'node:fs';
import { basename, resolve } from 'node:path';

import type { Source } from './source.js';

/** Bytes that are read at a time. */
const CHUNK = 2 ** 18;

/**
 * A file on disk, read as it is asked for; a relative path counts from the working directory. A page has
 * `page/file-source.ts` in its place.
 */
export function fileSource(path: string): Source {
  return { name: basename(path), bytes: () => readFile(resolve(path)) };
}

async function* readFile(path: string): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: CHUNK }))
      yield chunk as Uint8Array;
  } catch (error) {
    throw explained(error, path);
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'There is no file',
  ENOTDIR: 'There is no file',
  EISDIR: 'This is a folder, and a file is needed:',
  EACCES: 'There is no permission to read',
  EPERM: 'There is no permission to read',
};

/** What the file system says, for people. */
export function explained(error: unknown, path: string): Error {
  const { code = '', message } = error as NodeJS.ErrnoException;
  const text = REASONS[code] ? `${REASONS[code]} ${path}.` : `${path} can't be read: ${message}.`;
  return new Error(text, { cause: error });
}
