import { parse, type ImportDeclaration, type Program } from 'acorn';
import { transform } from 'sucrase';
import { awaited, names, type Names } from './cell-names.js';
import { CellProblem } from './cell-problem.js';
import { edited, type Edit } from './edited-text.js';
import { globalNames } from './globals.js';

/** The package whose public surface cells import; there is no other in a page. */
const surface = 'leukemia-notebooks';

/** A cell's text as a function, and the names by which it hangs together with others. */
export interface CompiledCell {
  /** Names that it takes from the project's public surface. */
  readonly imports: readonly string[];
  /** Names that earlier cells define. */
  readonly uses: readonly string[];
  /** Names that it declares or imports, which later cells may use. */
  readonly defines: readonly string[];
  /** The functions among what it defines, with the names from outside of each that it uses. */
  readonly functions: Names['functions'];
  /** The text of a `RunCell`. A line of the cell is the same line of this text. */
  readonly code: string;
}

/**
 * Compiles a cell: types are stripped, an import becomes a constant, and the function returns what the cell defines and
 * the value of its last statement if that is an expression. Each `await` goes through the host, which lets no cell go
 * on that was abandoned.
 *
 * @param known names that earlier cells define
 * @throws CellProblem naming the line when the text is no TypeScript, imports from elsewhere, or uses an unknown name
 */
export async function compileCell(source: string, known: Iterable<string>): Promise<CompiledCell> {
  const script = withoutTypes(source);
  const program = parsed(script);
  const found = await names(program);
  requireFree(found.defines);
  const imported = program.body.filter(isImport);
  const bindings = imported.flatMap(bindingsOf);
  const uses = usesOf(found, new Set(known));
  const edits = [
    ...imported.map((statement) => cut(statement, script)),
    ...awaited(program),
    ...lastValue(program),
  ];
  const head = [
    bindings.length > 0 && `const { ${bindings.map(bound).join(', ')} } = $surface; `,
    uses.length > 0 && `const { ${uses.join(', ')} } = $cells; `,
    found.free.has('console') && `const { console } = $host; `,
  ];
  const start = `async ($surface, $cells, $host) => { let $value; ${head.filter(Boolean).join('')}`;
  const result = `return { defined: { ${found.defines.join(', ')} }, value: $value };`;
  return {
    imports: [...new Set(bindings.map(({ name }) => name))],
    uses,
    defines: found.defines,
    functions: found.functions,
    code: `${start}${edited(script, edits)}\n${result} }`,
  };
}

function withoutTypes(source: string): string {
  try {
    const options = { disableESTransforms: true, keepUnusedImports: true };
    return transform(source, { transforms: ['typescript'], ...options }).code;
  } catch (error) {
    throw syntaxProblem(error as Error);
  }
}

function parsed(script: string): Program {
  try {
    const options = { sourceType: 'module', allowAwaitOutsideFunction: true } as const;
    return parse(script, { ecmaVersion: 2022, locations: true, ...options });
  } catch (error) {
    throw syntaxProblem(error as Error);
  }
}

/** Both parsers say the place at the end of the message and in `loc`. */
function syntaxProblem(error: Error & { loc?: { line: number } }): CellProblem {
  const message = error.message.replace(/ \(\d+:\d+\)$/, '');
  return new CellProblem('SyntaxError', message, error.loc?.line);
}

function usesOf({ free }: Names, known: ReadonlySet<string>): string[] {
  const foreign = [...free].filter(([name]) => known.has(name) || !globalNames.has(name));
  const unknown = foreign.find(([name]) => !known.has(name));
  if (!unknown) return foreign.map(([name]) => name);
  const [name, line] = unknown;
  throw new CellProblem('ReferenceError', `No earlier cell defines or imports ${name}.`, line);
}

/** @throws CellProblem when a cell defines a name that its function has for itself */
function requireFree(defines: readonly string[]): void {
  const taken = defines.find((name) => ['$surface', '$cells', '$host', '$value'].includes(name));
  if (taken) throw new CellProblem('SyntaxError', `${taken} is taken: choose another name.`);
}

type Binding = { name: string; local: string };

function bindingsOf(statement: ImportDeclaration): Binding[] {
  const line = statement.loc?.start.line;
  if (statement.source.value !== surface) {
    const from = JSON.stringify(statement.source.value);
    const message = `A page has nothing to import from ${from}: cells import from '${surface}'.`;
    throw new CellProblem('ReferenceError', message, line);
  }
  return statement.specifiers.map((specifier) => {
    if (specifier.type !== 'ImportSpecifier' || specifier.imported.type !== 'Identifier') {
      throw new CellProblem('SyntaxError', `Import names: import { ... } from '${surface}'.`, line);
    }
    return { name: specifier.imported.name, local: specifier.local.name };
  });
}

const bound = ({ name, local }: Binding) => (name === local ? name : `${name}: ${local}`);

const isImport = (node: Program['body'][number]): node is ImportDeclaration =>
  node.type === 'ImportDeclaration';

/** An import leaves its line breaks behind, so that lines stay where they are. */
function cut({ start, end }: ImportDeclaration, script: string): Edit {
  return { at: start, end, text: script.slice(start, end).replace(/[^\n]/g, '') };
}

function lastValue({ body }: Program): Edit[] {
  const last = body.at(-1);
  if (last?.type !== 'ExpressionStatement') return [];
  const { start, end } = last.expression;
  return [
    { at: start, text: '$value = (' },
    { at: end, text: ')' },
  ];
}
