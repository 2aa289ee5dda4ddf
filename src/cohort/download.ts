import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { fetchVerified } from './fetch-file.js';
import { GOLUB_FILES } from './golub.js';
import { GOLUB_COPIES, type GolubFileName, type PublicCopy } from './sources.js';

export interface DownloadOptions {
  /** Copies to try in turn; the pinned public ones unless a test says otherwise. */
  readonly sources?: readonly PublicCopy[];
  /** Is handed a line for each step; silent without. */
  readonly say?: (line: string) => void;
  /** An attempt ends when nothing arrives for so long; 8 s. */
  readonly timeoutMs?: number;
  /** All attempts together end after so long; 30 s. */
  readonly budgetMs?: number;
}

/**
 * Downloads the cohort's three files into a directory (made when missing), each verified by its SHA-256.
 *
 * A copy that fails, for whatever reason, is reported in one line and the next one is asked for the files that are still
 * missing: all copies hold the same values, so files from different ones go together. The files appear under their
 * names only when all three are there; nothing partial is left behind.
 *
 * @throws Error when no copy could give some file, with the reason of each attempt
 */
export async function downloadGolub(
  directory: string,
  options: DownloadOptions = {},
): Promise<void> {
  await mkdir(directory, { recursive: true });
  // Inside the target, so that moving the files is a rename on one file system.
  const waiting = await mkdtemp(join(directory, '.download-'));
  try {
    await collect(waiting, options);
    for (const file of Object.values(GOLUB_FILES)) {
      await rename(join(waiting, file), join(directory, file));
    }
  } finally {
    await rm(waiting, { recursive: true, force: true });
  }
}

/** Fills `waiting` with the three files. */
async function collect(waiting: string, options: DownloadOptions): Promise<void> {
  const { sources = GOLUB_COPIES, say = () => undefined, timeoutMs = 8_000 } = options;
  const deadline = Date.now() + (options.budgetMs ?? 30_000);
  const missing = new Set<GolubFileName>(Object.values(GOLUB_FILES));
  const failures: Failure[] = [];
  for (const [i, copy] of sources.entries()) {
    const left = deadline - Date.now();
    // Half of what is left, so that a copy that merely trickles leaves time for the next.
    const attemptEnds = i < sources.length - 1 ? Date.now() + left / 2 : deadline;
    try {
      for (const file of missing) {
        say(`Downloading ${file} from ${copy.name}`);
        const limitMs = Math.max(1, attemptEnds - Date.now());
        const bytes = await fetchVerified(copy.files[file], { stallMs: timeoutMs, limitMs });
        await writeFile(join(waiting, file), bytes);
        missing.delete(file);
        say(`Verified ${file}: ${Math.ceil(bytes.length / 1024)} KB, SHA-256 as published`);
      }
      return;
    } catch (error) {
      const reason = (error as Error).message;
      failures.push({ name: copy.name, reason });
      say(
        `${copy.name} failed: ${reason}${i < sources.length - 1 ? '; trying the next copy' : ''}`,
      );
    }
  }
  throw new Error(
    `None of the ${sources.length} public copies could be downloaded: ${summarise(failures)}.`,
  );
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
