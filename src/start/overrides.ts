import { checkTypes, type CellProgram, type TypeFinding } from '../notebook/cell-types.js';
import { codeCells, type Notebook } from '../notebook/notebook.js';
import { listParameters, override, parametersCell } from '../notebook/parameters.js';
import { rangeProblems, schemaIn } from '../notebook/parameter-ranges.js';
import { UsageError } from '../command/usage-error.js';

/** A notebook file of a run; `name` is its file name without the ending. */
export type NotebookFile = { name: string; path: string; notebook: Notebook };

/** A value for a field of the parameters cells, and how it was given: `--set name=value` unless `given` says otherwise. */
export type Setting = { name: string; value: string; given?: string };

/**
 * Puts values into the parameters cells of all notebooks that have a field of that name, and checks ranges and types
 * before anything runs. The notebooks given are not changed.
 * @throws UsageError when no notebook has a field of that name, or a value is out of its range or has not the field's
 *   type
 */
export function applySettings(files: NotebookFile[], settings: Setting[]): NotebookFile[] {
  refuseUnknown(files, settings);
  const changed = files.map((file) => withSettings(file, settings));
  refuseOutOfRange(changed, settings);
  if (settings.length === 0) return files;
  for (const finding of checkTypes(changed.map(upToParameters), { unused: false })) {
    throw new UsageError(explain(finding, changed, settings));
  }
  return changed;
}

function withSettings(file: NotebookFile, settings: Setting[]): NotebookFile {
  const found = parametersCell(file.notebook);
  if (!found) return file;
  const names = new Set(fieldsOf(file));
  const schema = schemaIn(file.notebook);
  let { source } = found.cell;
  for (const setting of settings) {
    const { name, value } = setting;
    if (names.has(name))
      source = attempt(given(setting), () => override(source, name, value, schema));
  }
  const cells = file.notebook.cells.map((cell) =>
    cell === found.cell ? { ...cell, source } : cell,
  );
  return { ...file, notebook: { ...file.notebook, cells } };
}

function refuseUnknown(files: NotebookFile[], settings: Setting[]): void {
  const owners = new Map<string, string[]>();
  for (const file of files) {
    for (const name of fieldsOf(file)) owners.set(name, [...(owners.get(name) ?? []), file.name]);
  }
  const unknown = settings.find(({ name }) => !owners.has(name));
  if (!unknown) return;
  const known = [...owners].map(([name, notebooks]) => `  ${name} (${notebooks.join(', ')})`);
  throw new UsageError(
    `${given(unknown)}: no notebook of this run has a parameter ${unknown.name}. ` +
      (known.length > 0 ? `The parameters are:\n${known.join('\n')}` : 'None has any.'),
  );
}

/** A parameter that is wrong in several notebooks is told once. */
function refuseOutOfRange(files: NotebookFile[], settings: Setting[]): void {
  const places = new Map<string, string[]>();
  for (const { name, notebook } of files) {
    for (const { names, message } of rangeProblems(notebook)) {
      const setting = settings.find((one) => names.includes(one.name));
      const told = setting ? `${given(setting)}: ${message}` : message;
      places.set(told, [...(places.get(told) ?? []), name]);
    }
  }
  if (places.size === 0) return;
  const lines = [...places].map(([told, names]) => `${told} [${names.join(', ')}]`);
  throw new UsageError(lines.join('\n'));
}

function fieldsOf({ name, notebook }: NotebookFile): string[] {
  const found = parametersCell(notebook);
  if (!found) return [];
  const place = `${name}, cell ${found.number}`;
  const written = attempt(place, () => listParameters(found.cell.source)).map(({ name }) => name);
  const schema = schemaIn(notebook);
  // A notebook takes these without having them in its cell.
  const optional = Object.keys(schema).filter((name) => schema[name].kind === 'optional');
  return [...new Set([...written, ...optional])];
}

function upToParameters({ path, notebook }: NotebookFile): CellProgram {
  const last = parametersCell(notebook)?.number ?? 0;
  const cells = codeCells(notebook).filter(({ number }) => number <= last);
  const sources = cells.map(({ number, cell }) => ({ number, source: cell.source }));
  return { notebook: path, cells: sources };
}

/** Names the setting that a finding is about, or else the place of the finding. */
function explain(finding: TypeFinding, files: NotebookFile[], settings: Setting[]): string {
  const file = files.find(({ path }) => path === finding.notebook)!;
  const message = finding.message.replace(/\.$/, '');
  const parameters = parametersCell(file.notebook);
  if (parameters?.number === finding.cell) {
    const { source } = parameters.cell;
    const lineStart = (offset: number) => source.lastIndexOf('\n', offset - 1) + 1;
    const field = listParameters(source).find(
      ({ start, end }) => lineStart(start) <= finding.offset && finding.offset <= end,
    );
    const setting = settings.find(({ name }) => name === field?.name);
    if (setting) return `${given(setting)}: ${message} (in ${file.name})`;
  }
  return `${file.name}, cell ${finding.cell}, line ${finding.line}: ${message}`;
}

/** A setting as it was given on the command line. */
function given({ name, value, given }: Setting): string {
  return given ?? `--set ${name}=${value}`;
}

function attempt<T>(what: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    throw new UsageError(`${what}: ${(error as Error).message}`);
  }
}
