import { relative, sep } from 'node:path';
import { inspect } from 'node:util';
import { callsCell, cellSource, mapFrame } from './cell-maps.js';
import type { TslabDiagnostic } from './tslab.js';

/** The content of a Jupyter `error` message; `traceback` is what front ends show, line by line. */
export type KernelError = { ename: string; evalue: string; traceback: string[] };

const machinery = /[\\/]node_modules[\\/](?:tslab|zeromq)[\\/]|\(?node:|evalmachine/;
type Printable = { toString(): string };

const launcher = __dirname + sep;
const cellLine = /cell \[(\d+)\], line (\d+)/;

/**
 * Makes every stack trace of this process speak of cells and their lines (`at f (cell [3], line 2)`) instead of the
 * scripts that they were compiled to.
 */
export function installCellTraces(): void {
  Error.prepareStackTrace = (error, sites) => {
    const frames = sites.map((site) => (site as Printable).toString());
    const own = frames.filter((frame) => !callsCell(frame));
    // A cell's names are fields of an object of tslab's, which says nothing to a reader.
    const named = own.map((frame) => mapFrame(frame).replace(/^(async )?Proxy\./, '$1'));
    return [headline(error), ...named.map((frame) => `    at ${frame}`)].join('\n');
  };
}

/**
 * The error message of something thrown: its name, what it says, the line of the cell it came through, and the frames
 * without tslab's and Node's own. Paths are relative to the working directory.
 */
export function describeThrown(thrown: unknown): KernelError {
  if (!(thrown instanceof Error) && !isErrorLike(thrown)) {
    const evalue = typeof thrown === 'string' ? thrown : inspect(thrown);
    return { ename: 'Thrown', evalue, traceback: [`Thrown: ${evalue}`] };
  }
  const frames = framesOf(thrown);
  const place = cellLine.exec(frames.join('\n'));
  const quote = place ? excerpt(Number(place[1]), Number(place[2])) : [];
  const traceback = [headline(thrown), ...quote, ...frames];
  if (thrown.cause !== undefined) {
    const cause = describeThrown(thrown.cause).traceback;
    traceback.push(`Caused by ${cause[0]}`, ...cause.slice(1));
  }
  return { ename: thrown.name || 'Error', evalue: thrown.message, traceback };
}

/** The error message for a cell that does not compile. */
export function describeDiagnostics(found: TslabDiagnostic[], cell: number): KernelError {
  const says = found.map(({ fileName, start, messageText }) => {
    const line = `line ${start.line + 1}: ${messageText}`;
    return fileName ? `${fileName}, ${line}` : line;
  });
  const traceback = found.flatMap((one, at) => {
    if (one.fileName) return [`TypeScriptError: ${says[at]}`];
    const { line, character } = one.start;
    const width = one.end.line === line ? Math.max(1, one.end.character - character) : 1;
    const caret = ' '.repeat(character) + '^'.repeat(width);
    return [`TypeScriptError: cell [${cell}], ${says[at]}`, ...excerpt(cell, line + 1, caret)];
  });
  return { ename: 'TypeScriptError', evalue: says.join('\n'), traceback };
}

/** The error message of a cell that was stopped on request. */
export function describeInterrupt(): KernelError {
  const evalue = 'The cell was interrupted.';
  return { ename: 'Interrupted', evalue, traceback: [`Interrupted: ${evalue}`] };
}

/** The line of a cell with a mark and its neighbours, and `caret` under it. */
function excerpt(cell: number, line: number, caret?: string): string[] {
  const lines = cellSource(cell)?.split('\n') ?? [];
  const first = Math.max(1, line - 2);
  const width = String(line + 1).length;
  return lines.slice(first - 1, line + 1).flatMap((text, at) => {
    const here = first + at === line;
    const number = String(first + at).padStart(width);
    const quoted = `${here ? '  > ' : '    '}${number} | ${text}`;
    return here && caret ? [quoted, `    ${' '.repeat(width)} | ${caret}`] : [quoted];
  });
}

function headline(error: Error): string {
  return error.message ? `${error.name}: ${error.message}` : error.name;
}

function framesOf(error: Error): string[] {
  const stack = typeof error.stack === 'string' ? error.stack : '';
  return stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .filter((line) => !machinery.test(line) && !line.includes(launcher))
    .map(withoutAbsolutePath);
}

function withoutAbsolutePath(frame: string): string {
  return frame.replace(
    /(?:file:\/\/)?((?:[A-Za-z]:)?[\\/][^\s()]*?)(?=:\d+:\d+\)?$)/,
    (_, path: string) => relative(process.cwd(), path),
  );
}

/** Errors of another realm, a worker's for one, are not instances of this one's `Error`. */
function isErrorLike(thrown: unknown): thrown is Error {
  const looks = thrown as Partial<Error> | null;
  return typeof looks === 'object' && typeof looks?.message === 'string' && 'stack' in looks;
}
