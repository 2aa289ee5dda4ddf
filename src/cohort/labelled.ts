import type { Finding } from './cohort.js';
import { fieldOf, type Labels } from './formats/labels.js';
import { fewOf, plainName } from './names.js';
import type { LabelledRow, SampleRow } from './samples.js';

/** Names under which a class is looked for when none is given. */
const LABEL_COLUMNS = ['label', 'class', 'diagnosis'];

/**
 * Finds each sample's label by its id (in a CLS file by its place), in the labels file or in the expression file itself.
 * Samples without a label are left out with a warning.
 *
 * @throws Error when there is no column of labels, or no sample has one
 */
export function labelled(
  rows: readonly SampleRow[],
  labels: Labels | undefined,
  column: string | undefined,
  found: (finding: Finding) => void,
): LabelledRow[] {
  const described = labels?.kind === 'by-id' ? joined(rows, labels.rows, labels.file, found) : rows;
  const label =
    labels?.kind === 'in-order'
      ? inOrder(rows, labels.labels, labels.file)
      : byColumn(described, column, labels?.file);
  const lacking = described.filter((row) => label(row) === undefined);
  if (lacking.length > 0) {
    const message = `${fewOf(lacking.map(({ id }) => id))}: ${lacking.length} of ${rows.length} samples have no label and are left out (${lacking[0].place}).`;
    found({ level: 'warning', check: 'samples without label', message });
  }
  return described.flatMap((row) => {
    const own = label(row);
    return own === undefined ? [] : [{ ...row, label: plainName(own) }];
  });
}

function joined(
  rows: readonly SampleRow[],
  labels: (Labels & { kind: 'by-id' })['rows'],
  file: string,
  found: (finding: Finding) => void,
): SampleRow[] {
  const byId = new Map([...labels].map(([id, row]) => [plainName(id), row]));
  const ids = new Set(rows.map(({ id }) => id));
  const idle = [...byId.keys()].filter((id) => !ids.has(id));
  if (idle.length === byId.size) {
    throw new Error(
      `${file} names none of the samples: it has ${fewOf(idle, 3)}, the expression file ${fewOf([...ids], 3)}.`,
    );
  }
  if (idle.length > 0) {
    const message = `${file}: ${fewOf(idle)} ${idle.length === 1 ? 'has' : 'have'} a label and no expression values (${byId.get(idle[0])!.place}).`;
    found({ level: 'warning', check: 'labels without sample', message });
  }
  return rows.map((row) => ({ ...row, fields: { ...row.fields, ...byId.get(row.id)?.fields } }));
}

function inOrder(rows: readonly SampleRow[], labels: readonly string[], file: string) {
  if (labels.length !== rows.length) {
    throw new Error(
      `${file} has ${labels.length} labels, by the order of the samples, of which there are ${rows.length}.`,
    );
  }
  const byId = new Map(rows.map(({ id }, i) => [id, labels[i]]));
  return ({ id }: SampleRow) => byId.get(id);
}

function byColumn(rows: readonly SampleRow[], column: string | undefined, file?: string) {
  const candidates = column === undefined ? LABEL_COLUMNS : [column];
  const has = (name: string) => rows.some(({ fields }) => fieldOf(fields, name) !== undefined);
  const name = candidates.find(has);
  if (name !== undefined) return ({ fields }: SampleRow) => fieldOf(fields, name);
  const wanted = column === undefined ? 'No column of labels was found' : `There is no "${column}"`;
  throw new Error(
    `${wanted} in ${file ?? rows[0]?.place.split(', ')[0] ?? 'the expression file'}. ${advice(rows)}`,
  );
}

/** What could be meant: everything that has two values among the samples. */
function advice(rows: readonly SampleRow[]): string {
  const names = [...new Set(rows.flatMap(({ fields }) => Object.keys(fields)))];
  const twofold = names.flatMap((name) => {
    const values = new Set(rows.flatMap(({ fields }) => fieldOf(fields, name) ?? []));
    return values.size === 2 ? [`"${name}" (${[...values].join(', ')})`] : [];
  });
  if (twofold.length > 0)
    return `Choose with labelColumn; these have two values: ${fewOf(twofold, 8)}.`;
  return 'Give a labels file with the columns sample and label.';
}
