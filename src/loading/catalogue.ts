import type { Scale, Split } from '../cohort/cohort.js';
import { projectText } from '../files/project-file.js';

/** A public copy of a cohort's files, pinned to a version. */
export interface Mirror {
  /** For progress lines: where it is. */
  readonly name: string;
  /** Address of the folder, up to the last slash. */
  readonly base: string;
  /** By file, the SHA-256 of its bytes, hexadecimal. */
  readonly sha256: Readonly<Record<string, string>>;
}

/** How many samples of each class a part has. */
type Counts = Readonly<Record<string, number>>;

/** A named public cohort: everything that is needed to get, read and verify it. */
export interface CatalogueEntry {
  /** Lower-case letters, digits and dashes: names folders too. */
  readonly name: string;
  readonly citation: string;
  /** What is known of the right to use and pass on the data. */
  readonly licence: string;
  readonly expression: readonly { readonly file: string; readonly split?: Split }[];
  readonly labels?: string;
  readonly sampleColumn?: string;
  readonly labelColumn?: string;
  readonly idColumn?: string;
  readonly split?: string;
  readonly samplesIn?: 'rows' | 'columns';
  readonly positive: string;
  readonly scale: Scale;
  readonly floor?: number;
  readonly ceiling?: number;
  readonly shape: { readonly probes: number } & Readonly<Record<Split, Counts>>;
  /** Of the parsed content, see `checksum.ts`. */
  readonly checksum: string;
  readonly mirrors: readonly Mirror[];
  /** How long a download may take in all; 30 unless given. */
  readonly downloadSeconds?: number;
}

/** The catalogue of public cohorts, `data/catalogue.json`. */
export async function readCatalogue(): Promise<readonly CatalogueEntry[]> {
  return parseCatalogue(await projectText('data/catalogue.json'));
}

/**
 * A catalogue from its text.
 *
 * @throws Error naming the entry and what is wrong with it
 */
export function parseCatalogue(text: string): readonly CatalogueEntry[] {
  const entries = JSON.parse(text) as CatalogueEntry[];
  for (const entry of entries) requireEntry(entry);
  const names = entries.map(({ name }) => name);
  const twice = names.find((name, k) => names.indexOf(name) !== k);
  if (twice !== undefined) throw new Error(`The catalogue has two entries called ${twice}.`);
  return entries;
}

/** The files of an entry, by name. */
export function filesOf({ expression, labels }: CatalogueEntry): string[] {
  return [...expression.map(({ file }) => file), ...(labels === undefined ? [] : [labels])];
}

/** The environment variable that names a folder with an entry's files: GOLUB_DIR for golub. */
export function directoryVariable(name: string): string {
  return `${name.toUpperCase().replaceAll('-', '_')}_DIR`;
}

function requireEntry(entry: CatalogueEntry): void {
  const wrong = (what: string): never => {
    throw new Error(`The catalogue's entry ${entry.name ?? '(without a name)'}: ${what}.`);
  };
  if (!/^[a-z][a-z0-9-]*$/.test(entry.name ?? '')) wrong('its name must be a-z, 0-9 and dashes');
  if (['auto', 'simulated', 'bench', 'simulation', 'results'].includes(entry.name)) {
    wrong('that name means something else');
  }
  for (const key of ['citation', 'licence', 'positive', 'scale', 'checksum', 'shape'] as const) {
    if (!entry[key]) wrong(`there is no ${key}`);
  }
  for (const key of ['probes', 'training', 'held-out'] as const) {
    if (entry.shape[key] === undefined) wrong(`its shape does not say ${key}`);
  }
  if (!entry.expression?.length) wrong('there is no expression file');
  if (!Array.isArray(entry.mirrors)) wrong('there is no list of mirrors; it may be empty');
  const files = filesOf(entry);
  const unsafe = files.find((file) => !/^[\w][\w.-]*$/.test(file));
  if (unsafe !== undefined) wrong(`"${unsafe}" is no plain file name`);
  for (const { name, base, sha256 } of entry.mirrors) {
    if (!/^https?:\/\/.+\/$/.test(base)) wrong(`the base of ${name} is no address that ends in /`);
    const unpinned = files.find((file) => !/^[0-9a-f]{64}$/.test(sha256?.[file] ?? ''));
    if (unpinned !== undefined) wrong(`${name} has no SHA-256 of ${unpinned}`);
  }
}
