import type { Finding } from './cohort.js';
import { fewOf, plainName } from './names.js';
import type { LabelledRow } from './samples.js';

/**
 * The samples with one spelling per class, and the two classes. Labels that differ alone in case, or in the blanks and
 * dashes between words, are one class, spelled as most of them are, and a warning says so.
 *
 * @param positive the class that metrics count as positive; the rarer one unless given
 * @throws Error when there are not two classes, or none of them is the positive one
 */
export function classified(
  rows: readonly LabelledRow[],
  positive: string | undefined,
  found: (finding: Finding) => void,
): { rows: LabelledRow[]; classes: { positive: string; negative: string } } {
  const spelling = spellings(rows, found);
  const spelled = rows.map((row) => ({ ...row, label: spelling.get(keyOf(row.label))! }));
  const counts = countsOf(spelled.map(({ label }) => label));
  requireTwo(counts, spelled);
  const names = [...counts.keys()];
  const wanted = positive === undefined ? undefined : keyOf(plainName(positive));
  const chosen =
    wanted === undefined ? rarer(counts, found) : names.find((name) => keyOf(name) === wanted);
  if (chosen === undefined) {
    throw new Error(
      `The positive class is to be "${positive}", but the classes are ${names.join(' and ')}.`,
    );
  }
  const negative = names.find((name) => name !== chosen)!;
  return { rows: spelled, classes: { positive: chosen, negative } };
}

/** At either end a dash is a sign: -1 is not 1, and HER2- not HER2. */
function keyOf(label: string): string {
  return label
    .trim()
    .toLowerCase()
    .replace(/(?<=[\p{L}\p{N}])[\s_-]+(?=[\p{L}\p{N}])/gu, ' ');
}

function countsOf(labels: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  return counts;
}

/** By key, the spelling that most samples have; of equals the first by code unit. */
function spellings(
  rows: readonly LabelledRow[],
  found: (finding: Finding) => void,
): Map<string, string> {
  const counts = [...countsOf(rows.map(({ label }) => label))];
  counts.sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  const chosen = new Map<string, string>();
  for (const [label] of counts) {
    const usual = chosen.get(keyOf(label));
    if (usual === undefined) chosen.set(keyOf(label), label);
    else {
      const odd = rows.find((row) => row.label === label)!;
      const message = `The label "${label}" (sample ${odd.id}, ${odd.place}) is taken for "${usual}".`;
      found({ level: 'warning', check: 'labels', message });
    }
  }
  return chosen;
}

function requireTwo(counts: ReadonlyMap<string, number>, rows: readonly LabelledRow[]): void {
  if (counts.size === 2) return;
  if (counts.size === 0) throw new Error('No sample has a label.');
  if (counts.size === 1) {
    const [only] = counts.keys();
    throw new Error(`All samples are labelled "${only}": two classes are needed.`);
  }
  const list = fewOf(
    [...counts].map(([label, n]) => `${label} (${n})`),
    8,
  );
  throw new Error(
    `There are ${counts.size} classes, and two are needed: ${list}.${suspicion(counts, rows)} ` +
      'Correct the labels, or leave those of other samples empty.',
  );
}

/** A rare label that is one slip of the pen away from a frequent one. */
function suspicion(counts: ReadonlyMap<string, number>, rows: readonly LabelledRow[]): string {
  const names = [...counts.keys()];
  for (const rare of names) {
    const meant = names.find(
      (name) => counts.get(name)! > 2 * counts.get(rare)! && oneSlip(keyOf(rare), keyOf(name)),
    );
    if (meant === undefined) continue;
    const odd = rows.find(({ label }) => label === rare)!;
    return ` Is "${rare}" (sample ${odd.id}, ${odd.place}) a slip for "${meant}"?`;
  }
  return '';
}

/** Whether two texts of a few letters differ by one letter more, less or other, or by two that are swapped. */
function oneSlip(a: string, b: string): boolean {
  if (a.length > b.length) return oneSlip(b, a);
  const first = [...b].findIndex((letter, k) => letter !== a[k]);
  const [restA, restB] = [a.slice(first), b.slice(first)];
  if (a.length < b.length) return restA === restB.slice(1);
  const swapped = restB[1] + restB[0] + restB.slice(2);
  return restA.slice(1) === restB.slice(1) || restA === swapped;
}

function rarer(counts: ReadonlyMap<string, number>, found: (finding: Finding) => void): string {
  const [[name]] = [...counts].sort(([a, n], [b, m]) => n - m || (a < b ? 1 : -1));
  const message = `${name} is counted as the positive class, as the rarer of both; another can be chosen with positive.`;
  found({ level: 'note', check: 'classes', message });
  return name;
}
