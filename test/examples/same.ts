import ts from 'typescript';

/**
 * Whether a value is what an example states of it: a literal of TypeScript, e.g. `{ t: -2.449, p: [1, NaN] }`.
 *
 * A number with a point and four or more significant digits is what the value rounds to; any other number is the value
 * itself. Lists may be typed arrays; objects have just the keys that are stated.
 *
 * @throws Error when the statement is no such literal
 */
export function isStated(value: unknown, stated: string): boolean {
  const { statements } = ts.createSourceFile(
    'stated.ts',
    `(${stated})`,
    ts.ScriptTarget.ES2022,
    true,
  );
  const [statement] = statements;
  if (statements.length !== 1 || !ts.isExpressionStatement(statement)) {
    throw new Error(`An example states ${stated}, which is no literal.`);
  }
  return same(value, (statement.expression as ts.ParenthesizedExpression).expression);
}

function same(value: unknown, literal: ts.Expression): boolean {
  if (ts.isArrayLiteralExpression(literal)) {
    const list: unknown[] | undefined =
      Array.isArray(value) || ArrayBuffer.isView(value)
        ? Array.from(value as unknown[])
        : undefined;
    const { elements } = literal;
    return (
      list?.length === elements.length && list.every((element, k) => same(element, elements[k]))
    );
  }
  if (ts.isObjectLiteralExpression(literal)) return sameObject(value, literal);
  if (ts.isStringLiteral(literal)) return value === literal.text;
  if (ts.isNumericLiteral(literal)) return sameNumber(value, literal.getText());
  if (ts.isPrefixUnaryExpression(literal) && literal.operator === ts.SyntaxKind.MinusToken) {
    return typeof value === 'number' && same(-value, literal.operand);
  }
  return sameWord(value, literal.getText());
}

function sameObject(value: unknown, literal: ts.ObjectLiteralExpression): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const fields = new Map(Object.entries(value));
  return (
    fields.size === literal.properties.length &&
    literal.properties.every((property) => {
      if (!ts.isPropertyAssignment(property)) throw new Error(`No literal: ${property.getText()}.`);
      const { name } = property;
      const key = ts.isIdentifier(name) || ts.isStringLiteral(name) ? name.text : name.getText();
      return fields.has(key) && same(fields.get(key), property.initializer);
    })
  );
}

function sameNumber(value: unknown, text: string): boolean {
  if (typeof value !== 'number') return false;
  const [, digits, decimals = '', exponent = '0'] = /^([\d.]+?(?:\.(\d+))?)(?:e(.+))?$/.exec(text)!;
  const significant = digits.replace('.', '').replace(/^0+/, '').length;
  const rounded = decimals !== '' && significant >= 4;
  const unit = 10 ** (Number(exponent) - decimals.length);
  const tolerance = rounded ? unit * (0.5 + 1e-6) : 1e-12 * Math.abs(value);
  return Math.abs(value - Number(text)) <= tolerance;
}

const WORDS = new Map<string, unknown>([
  ['true', true],
  ['false', false],
  ['null', null],
  ['undefined', undefined],
  ['NaN', NaN],
  ['Infinity', Infinity],
]);

function sameWord(value: unknown, text: string): boolean {
  if (!WORDS.has(text)) throw new Error(`An example states ${text}, which is no literal.`);
  return Object.is(value, WORDS.get(text));
}
