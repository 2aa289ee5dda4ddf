import { join } from 'node:path';
import ts from 'typescript';
import { projectRoot } from '../files/project-root.js';

/** The code cells of one notebook (or the first of them), as `codeCells` counts them. */
export type CellProgram = { notebook: string; cells: { number: number; source: string }[] };

/** Something the compiler finds; line and column count from 1, `offset` from 0, all within the cell. */
export type TypeFinding = {
  notebook: string;
  cell: number;
  line: number;
  column: number;
  offset: number;
  message: string;
};

/** What packages declare: most of what a check reads, and the same for all checks of a process. */
const declared = new Map<string, ts.SourceFile | undefined>();

/**
 * Type-checks cells as strictly as the project itself, each notebook as one module made of its cells in order.
 * `notebook` is the path of the file, from whose directory upwards packages are looked up.
 * @param options.unused also finds what is declared and never used; for whole notebooks only
 */
export function checkTypes(programs: CellProgram[], options: { unused: boolean }): TypeFinding[] {
  const modules = new Map(
    programs.map((program) => [`${program.notebook}.ts`, concatenate(program)]),
  );
  const compilerOptions = cellOptions(options.unused);
  const host = ts.createCompilerHost(compilerOptions);
  const read = host.readFile.bind(host);
  const exists = host.fileExists.bind(host);
  const parse = host.getSourceFile.bind(host);
  host.getCurrentDirectory = () => projectRoot;
  host.readFile = (name) => modules.get(name)?.text ?? read(name);
  host.fileExists = (name) => modules.has(name) || exists(name);
  host.getSourceFile = (name, version, ...rest) => {
    const module = modules.get(name);
    if (module) return ts.createSourceFile(name, module.text, version);
    if (!name.includes('/node_modules/')) return parse(name, version, ...rest);
    if (!declared.has(name)) declared.set(name, parse(name, version, ...rest));
    return declared.get(name);
  };
  const program = ts.createProgram([...modules.keys()], compilerOptions, host);
  return [...modules].flatMap(([name, module]) => {
    const file = program.getSourceFile(name);
    const found = [
      ...program.getSyntacticDiagnostics(file),
      ...program.getSemanticDiagnostics(file),
    ];
    return found.map((one) => module.place(one));
  });
}

/** The project's options, but for what tslab does otherwise: cells are ES modules and may `await` at the top. */
function cellOptions(unused: boolean): ts.CompilerOptions {
  const file = join(projectRoot, 'tsconfig.json');
  const read = ts.readConfigFile(file, (path) => ts.sys.readFile(path));
  if (read.error) {
    const why = ts.flattenDiagnosticMessageText(read.error.messageText, ' ');
    throw new Error(`tsconfig.json: ${why}`);
  }
  const json = (read.config as { compilerOptions: object }).compilerOptions;
  return {
    ...ts.convertCompilerOptionsFromJson(json, projectRoot).options,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    moduleDetection: ts.ModuleDetectionKind.Force,
    // What tslab compiles cells with.
    lib: ['lib.es2022.d.ts'],
    typeRoots: [join(projectRoot, 'node_modules', '@types')],
    noUnusedLocals: unused,
    noUnusedParameters: unused,
    noEmit: true,
  };
}

function concatenate({ notebook, cells }: CellProgram) {
  const starts: number[] = [];
  let text = '';
  for (const { source } of cells) {
    starts.push(text.length);
    text += `${source}\n`;
  }
  const place = (found: ts.Diagnostic): TypeFinding => {
    const position = found.start ?? 0;
    const at = starts.findLastIndex((start) => start <= position);
    const { number, source } = cells[at];
    const offset = position - starts[at];
    const before = source.slice(0, offset).split('\n');
    const message = ts.flattenDiagnosticMessageText(found.messageText, ' ');
    const column = before.at(-1)!.length + 1;
    return { notebook, cell: number, line: before.length, column, offset, message };
  };
  return { text, place };
}
