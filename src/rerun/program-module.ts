import { codeCells, type Notebook } from '../notebook/notebook.js';
import { checkedBy, listParameters, parametersCell } from '../notebook/parameters.js';
import { CellProblem } from './cell-problem.js';
import { compileCell, type CompiledCell } from './compile-cell.js';
import type { Program } from './program.js';

type Compiled = CompiledCell & { readonly id: string; readonly source: string };

/**
 * The text of an ES module that exports a notebook as `program`, a `Program`. Its cells are functions, so that whoever
 * runs it has nothing to evaluate.
 *
 * @param name the notebook's, `01-exploration`
 * @throws Error naming notebook, cell and line when a cell can't be compiled, or two define one name
 */
export async function programModule(name: string, notebook: Notebook): Promise<string> {
  const cells = await compileCells(name, notebook);
  const head = `// The cells of ${name}.ipynb.\nexport const program = {\nnotebook: ${JSON.stringify(name)},\nparameters: ${JSON.stringify(parametersOf(notebook))},\ncells: [\n`;
  return cells.reduce((text, cell) => text + cellText(cell, name, text), head) + ']};\n';
}

async function compileCells(name: string, notebook: Notebook): Promise<Compiled[]> {
  const compiled: Compiled[] = [];
  const definedBy = new Map<string, number>();
  for (const { number, cell } of codeCells(notebook)) {
    try {
      const one = await compileCell(cell.source, definedBy.keys());
      requireNew(one.defines, definedBy);
      one.defines.forEach((defined) => definedBy.set(defined, number));
      compiled.push({ id: cell.id, source: cell.source, ...one });
    } catch (error) {
      if (!(error instanceof CellProblem)) throw error;
      const line = error.line === undefined ? '' : `, line ${error.line}`;
      throw new Error(`${name}.ipynb, cell ${number}${line}: ${error.message}`);
    }
  }
  return compiled;
}

/** @throws CellProblem when one of the names was defined before */
function requireNew(defines: readonly string[], definedBy: ReadonlyMap<string, number>): void {
  const twice = defines.find((name) => definedBy.has(name));
  if (twice === undefined) return;
  const message = `${twice} is defined by cell ${definedBy.get(twice)} already: which of the two a later cell gets would depend on the order in which they run.`;
  throw new CellProblem('SyntaxError', message);
}

function parametersOf(notebook: Notebook): Program['parameters'] | null {
  const found = parametersCell(notebook)?.cell;
  const checker = found && checkedBy(found.source);
  // Values from a reader go through the function that checks them; where there is none they can't be taken.
  if (!checker) return null;
  const fields = listParameters(found.source).map(({ name, start, end, literal }) => {
    return { name, start, end, value: literal };
  });
  return { cell: found.id, checkedBy: checker, fields };
}

/** @param before all that stands before it in the module */
function cellText({ code, ...cell }: Compiled, name: string, before: string): string {
  const line = before.split('\n').length + 1;
  return `${JSON.stringify({ ...cell, file: `${name}.js`, line }).slice(0, -1)}, run:\n${code}},\n`;
}
