import ts from 'typescript';
import { codeCells, type CodeCell, type Notebook } from './notebook.js';
import { listParameters } from './parameters.js';

/** A rule of the house that a notebook's cell does not keep; lines count from 1 within the cell. */
export type RuleFinding = { cell: number; line: number; message: string };

const mostLines = 15;

/**
 * The rules that keep notebooks readable, but for types and formatting: imports first, then the parameters cell; short
 * cells; the package is imported by its name, as `../src` works under no tslab kernel.
 */
export function checkRules(notebook: Notebook): RuleFinding[] {
  const cells = codeCells(notebook);
  return [
    ...checkFirstCells(cells),
    ...cells.flatMap(checkLength),
    ...cells.flatMap(checkImports),
    ...cells.flatMap(checkDestructuring),
    ...checkShorthand(cells),
  ];
}

const isParametersCell = ({ metadata }: CodeCell['cell']) =>
  metadata.tags?.includes('parameters') === true;

function checkFirstCells([first, second]: CodeCell[]): RuleFinding[] {
  const found: RuleFinding[] = [];
  const say = (cell: number, message: string) => found.push({ cell, line: 1, message });
  const onlyImports = first && parse(first).statements.every(ts.isImportDeclaration);
  if (!onlyImports) say(1, 'the first code cell is for imports and nothing else');
  if (!second || !isParametersCell(second.cell)) {
    say(2, 'the second code cell is the parameters cell and has the tag `parameters`');
    return found;
  }
  try {
    listParameters(second.cell.source);
  } catch (error) {
    say(2, (error as Error).message);
  }
  return found;
}

/** Parameters have a line each, however many they are. */
function checkLength({ number, cell }: CodeCell): RuleFinding[] {
  if (isParametersCell(cell)) return [];
  const lines = cell.source.split('\n').filter((line) => line.trim()).length;
  if (lines <= mostLines) return [];
  const message = `${lines} lines, and at most ${mostLines} are easy to read: move some to src/`;
  return [{ cell: number, line: 1, message }];
}

function checkImports(code: CodeCell): RuleFinding[] {
  const file = parse(code);
  return file.statements.filter(ts.isImportDeclaration).flatMap((statement) => {
    const from = statement.moduleSpecifier.getText(file).slice(1, -1);
    if (!/^\.{0,2}\/|(?:^|\/)(?:src|dist)\//.test(from)) return [];
    const line = file.getLineAndCharacterOfPosition(statement.getStart(file)).line + 1;
    const message = `import from the package by its name, leukemia-notebooks, not from '${from}'`;
    return [{ cell: code.number, line, message }];
  });
}

/** tslab 1.0.22 compiles `{ a: b }` in a pattern to `{ exports, a: b }`, which hides all top-level variables. */
function checkDestructuring(code: CodeCell): RuleFinding[] {
  const file = parse(code);
  const found: RuleFinding[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isBindingElement(node) && node.propertyName) {
      const line = file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1;
      const message = `tslab miscompiles a renamed property in a pattern (${node.getText(file)}): take the property in a line of its own`;
      found.push({ cell: code.number, line, message });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

/** tslab 1.0.22 leaves `{ a }` as it is where `a` comes from an earlier cell, and no such variable is in scope. */
function checkShorthand(cells: CodeCell[]): RuleFinding[] {
  const earlier = new Set<string>();
  return cells.flatMap((code) => {
    const file = parse(code);
    const found: RuleFinding[] = [];
    const visit = (node: ts.Node): void => {
      if (ts.isShorthandPropertyAssignment(node) && earlier.has(node.name.text)) {
        const { text } = node.name;
        const line = file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1;
        const message = `tslab does not find ${text} of an earlier cell in a shorthand property: write ${text}: ${text}`;
        found.push({ cell: code.number, line, message });
      }
      ts.forEachChild(node, visit);
    };
    visit(file);
    file.statements.flatMap(declaredNames).forEach((name) => earlier.add(name));
    return found;
  });
}

function declaredNames(statement: ts.Statement): string[] {
  const names: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) && !ts.isFunctionDeclaration(node)) return;
    const declares =
      ts.isVariableDeclaration(node) || ts.isBindingElement(node) || ts.isFunctionDeclaration(node);
    if ((declares || ts.isImportSpecifier(node)) && node.name && ts.isIdentifier(node.name)) {
      names.push(node.name.text);
    }
    if (!ts.isFunctionDeclaration(node)) ts.forEachChild(node, visit);
  };
  visit(statement);
  return names;
}

function parse({ cell }: CodeCell): ts.SourceFile {
  return ts.createSourceFile('cell.ts', cell.source, ts.ScriptTarget.ES2022, true);
}
