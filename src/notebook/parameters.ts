import ts from 'typescript';
import { isText, type Schema } from '../presentation/parameters-field.js';
import { codeCells, type CodeCell, type Notebook } from './notebook.js';

/**
 * A field of the parameters cell: its name and the text of its value, which `start` and `end` delimit in the cell.
 * `literal` is the value itself where it is written out: a number, a text, true, false or a list of such.
 */
export type Parameter = {
  name: string;
  value: string;
  start: number;
  end: number;
  literal?: Literal;
};

export type Literal = number | string | boolean | Literal[];

/** The notebook's code cell that is tagged `parameters`, if it has one. */
export function parametersCell(notebook: Notebook): CodeCell | undefined {
  return codeCells(notebook).find(({ cell }) => cell.metadata.tags?.includes('parameters'));
}

/**
 * The fields of `const parameters = someParameters({ ... })`, or of a bare object that is typed by an annotation or by
 * `satisfies`.
 * @throws Error when the source declares no such object
 */
export function listParameters(source: string): Parameter[] {
  const file = parse(source);
  return parametersObject(file).object.properties.flatMap((property) => {
    if (!ts.isPropertyAssignment(property) || ts.isComputedPropertyName(property.name)) return [];
    const { initializer } = property;
    const [start, end] = [initializer.getStart(file), initializer.getEnd()];
    const value = source.slice(start, end);
    return [{ name: property.name.text, value, start, end, literal: literalOf(initializer) }];
  });
}

/** The name of the function that checks the parameters, if one does. */
export function checkedBy(source: string): string | undefined {
  return parametersObject(parse(source)).checkedBy;
}

/**
 * The source with the value of one field replaced; all else, comments too, stays as it is. Whether the value has the
 * field's type is for the compiler to say.
 * @param valueText see `literal`
 * @param schema what is known of the fields; optional ones are put in, behind the first, where they are not there
 * @throws Error when there is no such field, or the JSON is none
 */
export function override(
  source: string,
  name: string,
  valueText: string,
  schema: Schema = {},
): string {
  const known = listParameters(source);
  const field = known.find((parameter) => parameter.name === name);
  const value = literal(valueText, name in schema && isText(schema[name]));
  if (!field && known.length > 0 && schema[name]?.kind === 'optional')
    return inserted(source, name, value);
  if (!field) {
    const names = known.map((parameter) => parameter.name).join(', ');
    throw new Error(`There is no parameter ${name}; there are ${names}.`);
  }
  return source.slice(0, field.start) + value + source.slice(field.end);
}

/** The source with one more field, on a line of its own under the first. */
function inserted(source: string, name: string, value: string): string {
  const [{ end }] = listParameters(source);
  const line = source.indexOf('\n', end);
  if (line < 0) return `${source.slice(0, end)}, ${name}: ${value}${source.slice(end)}`;
  return `${source.slice(0, line)}\n  ${name}: ${value},${source.slice(line)}`;
}

/**
 * A value given on the command line as TypeScript: numbers, true, false and null as they are, JSON arrays and objects,
 * and everything else is a string, whether quoted or bare. Where only a string makes sense, it is one in any case.
 * @throws Error when something starts as a JSON array or object and is none
 */
export function literal(valueText: string, onlyText = false): string {
  const text = valueText.trim();
  if (!onlyText) {
    if (/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text)) return text.replace(/^\+/, '');
    if (['true', 'false', 'null'].includes(text)) return text;
    if (/^[[{]/.test(text)) return printed(parseJson(text));
  }
  const quoted = /^(["'`])(.*)\1$/s.exec(text);
  return printed(quoted ? quoted[2] : text);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error(`${text} is not valid JSON (strings in it need double quotes)`);
  }
}

/** As oxfmt would write it. */
function printed(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(printed).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    const fields = Object.entries(value).map(
      ([key, inner]) => `${printed(key)}: ${printed(inner)}`,
    );
    return `{ ${fields.join(', ')} }`;
  }
  if (typeof value !== 'string') return JSON.stringify(value);
  return `'${JSON.stringify(value).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}

function parse(source: string): ts.SourceFile {
  return ts.createSourceFile('parameters.ts', source, ts.ScriptTarget.ES2022, true);
}

function parametersObject(file: ts.SourceFile) {
  for (const statement of file.statements) {
    if (!ts.isVariableStatement(statement)) continue;
    for (const { name, initializer } of statement.declarationList.declarations) {
      if (!ts.isIdentifier(name) || name.text !== 'parameters' || !initializer) continue;
      const { value, checkedBy } = unwrapped(initializer);
      if (ts.isObjectLiteralExpression(value)) return { object: value, checkedBy };
    }
  }
  throw new Error('The cell tagged `parameters` has no `const parameters = { ... }`.');
}

type Unwrapped = { value: ts.Expression; checkedBy?: string };

/** What stands inside `(...)`, `... as T`, `... satisfies T` and `check(...)`. */
function unwrapped(expression: ts.Expression): Unwrapped {
  const wrapped =
    ts.isParenthesizedExpression(expression) ||
    ts.isAsExpression(expression) ||
    ts.isSatisfiesExpression(expression);
  if (wrapped) return unwrapped(expression.expression);
  const calls = ts.isCallExpression(expression) && expression.arguments.length === 1;
  if (!calls || !ts.isIdentifier(expression.expression)) return { value: expression };
  return { ...unwrapped(expression.arguments[0]), checkedBy: expression.expression.text };
}

/** The value of an expression that needs no computing; undefined for any other. */
function literalOf(expression: ts.Expression): Literal | undefined {
  if (ts.isNumericLiteral(expression)) return Number(expression.text);
  if (ts.isStringLiteralLike(expression)) return expression.text;
  if (expression.kind === ts.SyntaxKind.TrueKeyword) return true;
  if (expression.kind === ts.SyntaxKind.FalseKeyword) return false;
  if (ts.isPrefixUnaryExpression(expression)) {
    const value = literalOf(expression.operand);
    const negative = expression.operator === ts.SyntaxKind.MinusToken;
    return negative && typeof value === 'number' ? -value : undefined;
  }
  if (!ts.isArrayLiteralExpression(expression)) return undefined;
  const values = expression.elements.map(literalOf);
  return values.every((value): value is Literal => value !== undefined) ? values : undefined;
}
