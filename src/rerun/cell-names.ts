import type { AnyNode, Program } from 'acorn';
import type { Edit } from './edited-text.js';

/** The names of a cell: those that it declares at its top level, and those that it takes from outside. */
export interface Names {
  readonly defines: readonly string[];
  /** Each with the line that uses it first. */
  readonly free: ReadonlyMap<string, number>;
  /**
   * The functions among what it defines, each with the names from outside of it that it uses. Those that use something
   * that can be assigned to are left out: they may remember.
   */
  readonly functions: Readonly<Record<string, readonly string[]>>;
}

/** Finds the names of a parsed cell by its scopes. */
export async function names(program: Program): Promise<Names> {
  // Loaded here because CommonJS can't load it otherwise.
  const { analyze } = await import('periscopic');
  const { scope, globals, map } = analyze(program as never);
  const free = [...globals].map(([name, node]) => [name, node.loc!.start.line] as const);
  const assignable = program.body.flatMap((statement) =>
    statement.type === 'VariableDeclaration' && statement.kind !== 'const' ? [statement] : [],
  );
  const outside = ({ references }: { references: Set<string> }) =>
    [...references].filter((name) => globals.has(name) || scope.declarations.has(name));
  const functions = program.body.flatMap(functionsOf).flatMap(([name, node]) => {
    const used = outside(map.get(node as never)!);
    const constant = used.every(
      (one) => !assignable.includes(scope.declarations.get(one) as never),
    );
    return constant ? [[name, used] as const] : [];
  });
  return {
    defines: [...scope.declarations.keys()],
    free: new Map(free),
    functions: Object.fromEntries(functions),
  };
}

/** The functions that a statement gives a name for good. */
function functionsOf(statement: Program['body'][number]): (readonly [string, AnyNode])[] {
  if (statement.type === 'FunctionDeclaration') return [[statement.id.name, statement]];
  if (statement.type !== 'VariableDeclaration' || statement.kind !== 'const') return [];
  return statement.declarations.flatMap(({ id, init }) => {
    const isFunction =
      init?.type === 'ArrowFunctionExpression' || init?.type === 'FunctionExpression';
    return isFunction && id.type === 'Identifier' ? [[id.name, init] as const] : [];
  });
}

/** What makes each `await x` of a program `await $host.alive(x)`. */
export function awaited(program: Program): Edit[] {
  const edits: Edit[] = [];
  visit(program, (node) => {
    if (node.type !== 'AwaitExpression') return;
    const { start, end } = node.argument;
    edits.push({ at: start, text: '$host.alive((' }, { at: end, text: '))' });
  });
  return edits;
}

function visit(node: AnyNode, look: (node: AnyNode) => void): void {
  look(node);
  for (const inner of Object.values(node).flat() as unknown[]) {
    if (typeof inner === 'object' && inner !== null && 'type' in inner) {
      visit(inner as AnyNode, look);
    }
  }
}
