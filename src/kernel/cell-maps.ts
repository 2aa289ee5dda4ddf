import { SourceMap, type SourceMapPayload } from 'node:module';
import type ts from 'typescript';
import { programOfCells, type ProgramCompiler } from './cell-program.js';
import { withoutLookupTimer } from './lookup-timer.js';

/** Where something is in a cell; line and column count from 1. */
export type CellPosition = { cell: number; line: number; column: number };

/** The functions of tslab's compiler that have a part in the way from a cell to what runs. */
export interface TslabTypeScript extends ProgramCompiler {
  createWatchCompilerHost(
    files: string[],
    options: object,
    system: object,
    createProgram: ts.CreateProgram<ts.BuilderProgram> | null,
    ...rest: unknown[]
  ): unknown;
  transpileModule(
    source: string,
    options: { compilerOptions: object },
  ): { outputText: string; sourceMapText?: string };
}

/** tslab compiles a cell twice: from TypeScript to an ES module, and from that to CommonJS. */
type Compiled = { source: string; lines: number; toModule: SourceMap; toCommonJs: SourceMap };

const compiled = new Map<number, Compiled>();
let current = { cell: 0, source: '' };

/** What the script of a cell is called in the engine's stack traces. */
const scriptName = (cell: number) => `tslab-cell-${cell}.ts`;
const scriptPosition = /(?:file:\/\/)?[^\s()]*tslab-cell-(\d+)\.ts:(\d+)(?::(\d+))?/;

/** tslab puts this many lines (`export {};`) before a cell. */
const linesBefore = 1;

/** Says which cell is compiled from here on; `source` is kept to quote from it in traces. */
export function beginCell(cell: number, source: string): void {
  current = { cell, source };
}

/** The source of a cell that was compiled, by its execution count. */
export function cellSource(cell: number): string | undefined {
  return compiled.get(cell)?.source ?? (current.cell === cell ? current.source : undefined);
}

/** The place in a cell that a line of a stack trace speaks of, if it speaks of a cell. */
function positionIn(frame: string): CellPosition | undefined {
  const found = scriptPosition.exec(frame);
  const maps = found && compiled.get(Number(found[1]));
  if (!found || !maps) return undefined;
  const outer = entry(maps.toCommonJs, Number(found[2]) - 1, Number(found[3] ?? 1) - 1);
  const inner = outer && entry(maps.toModule, outer.line, outer.column);
  if (!inner || inner.line < linesBefore) return undefined;
  return { cell: Number(found[1]), line: inner.line - linesBefore + 1, column: inner.column + 1 };
}

/** Whether a line of a stack trace is the call of a whole cell, which tslab writes after the cell's last line. */
export function callsCell(frame: string): boolean {
  const found = scriptPosition.exec(frame);
  const maps = found && compiled.get(Number(found[1]));
  return maps ? Number(found[2]) > maps.lines : false;
}

/** A line of a stack trace with the script's position replaced by the cell's: `at f (cell [3], line 2)`. */
export function mapFrame(frame: string): string {
  const at = positionIn(frame);
  return at ? frame.replace(scriptPosition, `cell [${at.cell}], line ${at.line}`) : frame;
}

/**
 * Without `types` every @types package that happens to be installed is read at the start, which takes half a second and
 * brings a browser's global names along.
 */
const added = { inlineSourceMap: true, types: ['node'] };

/**
 * A compiler that behaves as `plain` does, and also keeps the source maps of each cell it compiles and names the
 * cell's script, so that `mapFrame` can read stack traces.
 */
export function compileWithMaps(plain: TslabTypeScript): TslabTypeScript {
  return {
    ...plain,
    createWatchCompilerHost: (files, options, system, _, ...rest) =>
      plain.createWatchCompilerHost(
        files,
        { ...options, ...added },
        withoutLookupTimer(system),
        programOfCells(plain),
        ...rest,
      ),
    transpileModule: (source, options) => {
      const { text, map } = splitInlineMap(source);
      if (!map?.sources.some((name) => name.endsWith('__tslab__.ts'))) {
        return plain.transpileModule(text, options);
      }
      const compilerOptions = { ...options.compilerOptions, sourceMap: true };
      const result = plain.transpileModule(text, { ...options, compilerOptions });
      const code = result.outputText.replace(/\n\/\/# sourceMappingURL=.*\s*$/, '\n');
      compiled.set(current.cell, {
        source: current.source,
        lines: code.split('\n').length,
        toModule: new SourceMap(map),
        toCommonJs: new SourceMap(JSON.parse(result.sourceMapText!) as SourceMapPayload),
      });
      return { ...result, outputText: `${code}\n//# sourceURL=${scriptName(current.cell)}` };
    },
  };
}

function splitInlineMap(source: string): { text: string; map?: SourceMapPayload } {
  const found = /\n\/\/# sourceMappingURL=data:[^,\n]*,([\w+/=]*)\s*$/.exec(source);
  if (!found) return { text: source };
  const json = Buffer.from(found[1], 'base64').toString('utf8');
  return { text: source.slice(0, found.index), map: JSON.parse(json) as SourceMapPayload };
}

function entry(map: SourceMap, line: number, column: number) {
  const found = map.findEntry(line, column);
  if (!('originalLine' in found)) return undefined;
  return { line: found.originalLine, column: found.originalColumn };
}
