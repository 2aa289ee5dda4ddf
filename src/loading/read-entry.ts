import type { CatalogueEntry } from './catalogue.js';
import type { Cohort, Finding, Split } from '../cohort/cohort.js';
import { readCohort } from '../cohort/read-cohort.js';
import { fileSource } from '../cohort/text/file-source.js';

/**
 * Reads a cohort of the catalogue from the folder with its files, and checks that it is as published. A copy of the
 * published shape whose values differ (with holes in it, say) is named `…-modified`, so that its figures and results are
 * not taken for the real ones.
 *
 * @throws Error naming the file that is missing, or what is wrong in which
 */
export async function readEntry(entry: CatalogueEntry, directory: string): Promise<Cohort> {
  const source = (file: string) => fileSource(`${directory}/${file}`);
  const { floor, ceiling } = entry;
  const cohort = await readCohort({
    ...entry,
    expression: entry.expression.map(({ file, split }) => ({ source: source(file), split })),
    labels: entry.labels === undefined ? undefined : source(entry.labels),
    limits: { floor, ceiling },
    provenance: { name: entry.name, source: entry.citation, simulated: false },
  });
  requireShape(entry, cohort);
  const { checksum } = cohort.provenance;
  if (checksum === entry.checksum) return cohort;
  const message =
    'These files differ from the published content in some value, call or label, so this is not the published cohort.';
  const finding: Finding = { level: 'warning', check: 'checksum', message };
  return {
    ...cohort,
    findings: [...(cohort.findings ?? []), finding],
    provenance: {
      name: `${entry.name}-modified`,
      source: `${entry.citation} These files differ from the published content in some value or call.`,
      checksum,
      simulated: false,
    },
  };
}

/**
 * Checks that a cohort has the published shape. Values are not looked at, so that a copy with holes in it passes.
 *
 * @throws Error that lists each count that is not the published one
 */
export function requireShape(
  { name, shape }: Pick<CatalogueEntry, 'name' | 'shape'>,
  { samples, probes }: Pick<Cohort, 'samples' | 'probes'>,
): void {
  const wrong: string[] = [];
  if (probes.length !== shape.probes) {
    wrong.push(`${probes.length} probes instead of ${shape.probes}`);
  }
  for (const split of ['training', 'held-out'] as const) {
    const counts: Record<string, number> = Object.fromEntries(
      Object.keys(shape[split]).map((label) => [label, 0]),
    );
    for (const sample of samples) {
      if (sample.split === split) counts[sample.label] = (counts[sample.label] ?? 0) + 1;
    }
    const [found, expected] = [counted(counts, split), counted(shape[split], split)];
    if (found !== expected) wrong.push(`${found} instead of ${expected}`);
  }
  if (wrong.length === 0) return;
  throw new Error(
    `These files do not hold the published cohort ${name}: ${wrong.join('; ')}. ` +
      'One of them may be cut short or come from elsewhere: data/README.md says how to get them.',
  );
}

function counted(counts: Readonly<Record<string, number>>, split: Split): string {
  const labels = Object.keys(counts).sort();
  const total = labels.reduce((sum, label) => sum + counts[label], 0);
  return `${total} ${split} samples (${labels.map((label) => `${counts[label]} ${label}`).join(', ')})`;
}
