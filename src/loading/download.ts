import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { type CatalogueEntry, filesOf, type Mirror } from './catalogue.js';
import { fetchVerified } from './fetch-file.js';

export interface DownloadOptions {
  /** Is handed a line for each step, and every two seconds while something arrives; silent without. */
  readonly say?: (line: string) => void;
  /** An attempt ends when nothing arrives for so long; 8 s. */
  readonly timeoutMs?: number;
  /** All attempts together end after so long; 30 s, or what the catalogue says. */
  readonly budgetMs?: number;
  /** No file is larger, in bytes; 128 MB. */
  readonly largest?: number;
}

/**
 * Downloads a cohort's files into a directory (made when missing), each verified by its SHA-256.
 *
 * A mirror that breaks off is asked for the rest; one that fails otherwise is reported in one line and the next one is
 * asked for the files that are still missing: all hold the same values, so files from different ones go together. The
 * files appear under their names only when all of them are there and verified; nothing partial is left behind.
 *
 * @throws Error when no mirror could give some file, with the reason of each attempt
 */
export async function download(
  entry: CatalogueEntry,
  directory: string,
  options: DownloadOptions = {},
): Promise<void> {
  await mkdir(directory, { recursive: true });
  // Inside the target, so that moving the files is a rename on one file system.
  const waiting = await mkdtemp(join(directory, '.download-'));
  try {
    await collect(entry, waiting, options);
    for (const file of filesOf(entry)) await rename(join(waiting, file), join(directory, file));
  } finally {
    await rm(waiting, { recursive: true, force: true });
  }
}

/** Fills `waiting` with the files. */
async function collect(
  entry: CatalogueEntry,
  waiting: string,
  { say = () => undefined, timeoutMs = 8_000, budgetMs, largest }: DownloadOptions,
): Promise<void> {
  const { mirrors, downloadSeconds = 30 } = entry;
  if (mirrors.length === 0) throw new Error('The catalogue knows no public copy of its files.');
  const deadline = Date.now() + (budgetMs ?? 1000 * downloadSeconds);
  const missing = new Set(filesOf(entry));
  const failures: Failure[] = [];
  for (const [i, mirror] of mirrors.entries()) {
    const left = deadline - Date.now();
    // Half of what is left, so that a mirror that merely trickles leaves time for the next.
    const attemptEnds = i < mirrors.length - 1 ? Date.now() + left / 2 : deadline;
    try {
      for (const file of missing) {
        await fetchInto(waiting, mirror, file, { say, stallMs: timeoutMs, attemptEnds, largest });
        missing.delete(file);
      }
      return;
    } catch (error) {
      const reason = (error as Error).message;
      failures.push({ name: mirror.name, reason });
      const next = i < mirrors.length - 1 ? '; trying the next copy' : '';
      say(`${mirror.name} failed: ${reason}${next}`);
    }
  }
  throw new Error(
    `None of the ${mirrors.length} public copies could be downloaded: ${summarise(failures)}.`,
  );
}

interface Attempt {
  readonly say: (line: string) => void;
  readonly stallMs: number;
  readonly attemptEnds: number;
  readonly largest?: number;
}

async function fetchInto(
  waiting: string,
  { name, base, sha256 }: Mirror,
  file: string,
  { say, stallMs, attemptEnds, largest }: Attempt,
): Promise<void> {
  say(`Downloading ${file} from ${name}`);
  let told = Date.now();
  const progress = (received: number, total: number | undefined) => {
    if (Date.now() - told < 2000) return;
    told = Date.now();
    const of = total === undefined ? '' : ` of ${kilobytes(total)}`;
    say(`${file}: ${kilobytes(received)}${of} received`);
  };
  const pinned = { url: `${base}${file}`, sha256: sha256[file] };
  const limitMs = Math.max(1, attemptEnds - Date.now());
  const bytes = await fetchVerified(pinned, { stallMs, limitMs, largest, progress });
  await writeFile(join(waiting, file), bytes);
  say(`Verified ${file}: ${kilobytes(bytes.length)}, SHA-256 as published`);
}

function kilobytes(bytes: number): string {
  return `${Math.ceil(bytes / 1024).toLocaleString('en-US')} KB`;
}

interface Failure {
  readonly name: string;
  readonly reason: string;
}

/** The reason, when it is the same for all (without network it is), else each copy with its own. */
function summarise(failures: readonly Failure[]): string {
  const reasons = new Set(failures.map(({ reason }) => reason));
  if (reasons.size === 1) return failures[0].reason;
  return failures.map(({ name, reason }) => `${name}: ${reason}`).join('; ');
}
