import type { AnyNode, Program } from 'acorn';
import type { Edit } from './edited-text.js';

/** The names of a cell: those that it declares at its top level, and those that it takes from outside. */
export interface Names {
  readonly defines: readonly string[];
  /** Each with the line that uses it first. */
  readonly free: ReadonlyMap<string, number>;
}

/** Finds the names of a parsed cell by its scopes. */
export async function names(program: Program): Promise<Names> {
  // Loaded here because CommonJS can't load it otherwise.
  const { analyze } = await import('periscopic');
  const { scope, globals } = analyze(program as never);
  const free = [...globals].map(([name, node]) => [name, node.loc!.start.line] as const);
  return { defines: [...scope.declarations.keys()], free: new Map(free) };
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
