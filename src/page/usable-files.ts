import { filesOf, readCatalogue } from '../loading/catalogue.js';
import { textOf } from '../cohort/text/decode.js';
import type { GivenFile } from '../rerun/protocol.js';
import { bytesOf } from './bytes-of.js';

/** Bytes: a file that is not larger is read to its end. */
const SMALL = 256 * 1024;
/** Bytes: what a browser's worker holds as numbers without trouble. */
const LARGEST = 512 * 1024 * 1024;

/**
 * Refuses files that no cohort can be read from; whether the content makes sense is seen when it is read.
 *
 * @throws Error naming the file, and what to do
 */
export async function requireUsable(files: readonly GivenFile[]): Promise<void> {
  const names = files.map(({ name }) => name);
  const twice = names.find((name, k) => names.indexOf(name) !== k);
  if (twice !== undefined) throw new Error(`There are two files "${twice}". Rename one of them.`);
  for (const { name, content } of files) {
    if (content.size > LARGEST) {
      throw new Error(`${name} is larger than ${LARGEST >> 20} MB: read it with Node instead.`);
    }
    await requireText(name, content);
  }
  await requireWhole(names);
}

/** Reads the beginning, or all of a small file: gzip is unpacked, and what is no text says so. */
async function requireText(name: string, content: Blob): Promise<void> {
  const bytes = () => bytesOf(content.stream());
  let length = 0;
  for await (const { text } of textOf({ name, bytes }, () => undefined)) {
    length += text.length;
    if (length > 0 && content.size > SMALL) return;
  }
  if (length === 0) throw new Error(`${name} is empty.`);
}

/** @throws Error when some files of a cohort of the catalogue are given, and others of it are not */
async function requireWhole(names: readonly string[]): Promise<void> {
  for (const entry of await readCatalogue()) {
    const files = filesOf(entry);
    const missing = files.filter((file) => !names.includes(file));
    if (missing.length === 0 || missing.length === files.length) continue;
    const [given] = files.filter((file) => names.includes(file));
    throw new Error(
      `${given} belongs to the ${entry.name} cohort. Give ${missing.join(' and ')} at the same time.`,
    );
  }
}
