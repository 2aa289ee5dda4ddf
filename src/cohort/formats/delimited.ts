import { type ExpressionTable, type ReadOptions, type TableSample } from '../expression-table.js';
import type { Lines } from '../text/lines.js';
import { type Grid, readGrid } from './grid.js';

/**
 * Reads comma-, tab- or semicolon-separated values with a header, probes in rows or in columns. Probes in rows may have
 * descriptions and, behind each sample, a column `call`; samples in rows may have a label, a split and other texts.
 *
 * @throws Error naming file, line, column and value of what can't be read
 */
export async function readDelimited(lines: Lines, options: ReadOptions): Promise<ExpressionTable> {
  const grid = await readGrid(lines, options);
  const across = grid.roles.numbers.map((k) => grid.header[k]);
  if (grid.values.length === 0) throw new Error(`${grid.file} has a header and no rows.`);
  if (across.length === 0) throw new Error(`${grid.file} has no column of numbers.`);
  const samplesIn = grid.roles.samplesIn ?? byContent(grid, across, options);
  return samplesIn === 'rows' ? samplesInRows(grid, across) : samplesInColumns(grid, across);
}

/** Where no name tells: known ids do, and else there are more probes than samples. */
function byContent({ ids }: Grid, across: readonly string[], { knownSamples }: ReadOptions) {
  const known = (names: readonly string[]) =>
    names.filter((name) => knownSamples?.has(name)).length;
  const [down, over] = [known(ids), known(across)];
  if (down !== over) return down > over ? 'rows' : 'columns';
  return ids.length >= across.length ? 'columns' : 'rows';
}

function samplesInColumns(grid: Grid, across: readonly string[]): ExpressionTable {
  const { file, header, roles, ids, lines, texts, values, calls } = grid;
  const late = roles.texts.find((k) => k > roles.numbers[0]);
  if (late !== undefined) {
    const [text] = texts[roles.texts.indexOf(late)];
    throw new Error(
      `${file}, line ${lines[0]}, column "${header[late]}": "${text}" is not a number, and the column of a sample must hold numbers.`,
    );
  }
  return {
    file,
    probes: ids.map((accession, i) => ({ accession, description: texts[0]?.[i] ?? '' })),
    placeOf: (j) => `line ${lines[j]}`,
    samples: across.map((id, k) => ({ id, place: `column ${roles.numbers[k] + 1}`, fields: {} })),
    values: values.transposed(),
    ...(roles.withCalls && {
      calls: calls.transposed().map((letters) => new TextDecoder().decode(letters)),
    }),
  };
}

function samplesInRows(grid: Grid, across: readonly string[]): ExpressionTable {
  const { file, header, roles, ids, lines, texts, values } = grid;
  const samples = ids.map((id, i): TableSample => {
    const fields = roles.texts.map((k, t) => [header[k], texts[t][i]]);
    return {
      id,
      place: `line ${lines[i]}`,
      fields: Object.fromEntries(fields) as TableSample['fields'],
    };
  });
  return {
    file,
    probes: across.map((accession) => ({ accession, description: '' })),
    placeOf: (j) => `column ${roles.numbers[j] + 1}`,
    samples,
    values: values.rows(),
  };
}
