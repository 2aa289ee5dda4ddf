import { random } from '../numerics/random.js';
import type { Finding, Split } from './cohort.js';
import { fieldOf } from './formats/labels.js';
import { naturally } from './names.js';
import type { LabelledRow } from './samples.js';

/** First part of the stream, so that other uses of the same seed draw other numbers. */
const STREAM = 70_30;
const SEED = 1;
/** Share of each class to train on. */
const TRAINING_SHARE = 0.7;

const MEANINGS = new Map<string, Split>([
  ...['training', 'train', 'learning', 'discovery'].map((name) => [name, 'training'] as const),
  ...['held-out', 'heldout', 'held out', 'test', 'testing', 'independent', 'validation'].map(
    (name) => [name, 'held-out'] as const,
  ),
]);

/** A sample with everything that a cohort says of it. */
export type PlacedRow = LabelledRow & { readonly split: Split };

/**
 * Decides which samples are learned from: as their file was published, as a column says, or else drawn at random, 70% of
 * each class to train on. What is drawn depends on the samples' ids and classes, not on their order in the file.
 *
 * @param column `split` unless given; it is an error when one is given and missing
 * @throws Error naming the sample whose split can't be told
 */
export function divided(
  rows: readonly LabelledRow[],
  column: string | undefined,
  found: (finding: Finding) => void,
): PlacedRow[] {
  if (rows.every(({ split }) => split !== undefined)) return rows as PlacedRow[];
  const name = column ?? 'split';
  if (rows.some(({ fields }) => fieldOf(fields, name) !== undefined)) {
    return rows.map((row) => ({ ...row, split: told(row, name) }));
  }
  if (column !== undefined) throw new Error(`There is no column "${column}" that says the split.`);
  const message = `No split is given, so ${100 * TRAINING_SHARE}% of each class were drawn at random to train on (seed ${SEED}).`;
  found({ level: 'note', check: 'split', message });
  return drawn(rows);
}

function told({ id, place, fields }: LabelledRow, column: string): Split {
  const text = fieldOf(fields, column);
  const split = MEANINGS.get((text ?? '').toLowerCase());
  if (split) return split;
  const says = text === undefined ? 'is empty' : `says "${text}"`;
  throw new Error(
    `Sample ${id} (${place}): the column "${column}" ${says}; it must say training or held-out.`,
  );
}

function drawn(rows: readonly LabelledRow[]): PlacedRow[] {
  const labels = [...new Set(rows.map(({ label }) => label))].sort();
  const training = labels.flatMap((label, k) => {
    const ids = rows.flatMap((row) => (row.label === label ? [row.id] : [])).sort(naturally);
    return random(SEED, STREAM, k).shuffle(ids).slice(0, trainingSize(ids.length));
  });
  const chosen = new Set(training);
  return rows.map((row) => ({ ...row, split: chosen.has(row.id) ? 'training' : 'held-out' }));
}

/** At least one sample of a class is held out where there are two. */
function trainingSize(n: number): number {
  return Math.max(1, Math.min(n - 1, Math.round(TRAINING_SHARE * n)));
}
