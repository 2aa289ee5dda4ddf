import { parameterProblems } from '../../../presentation/parameters-check.js';
import type { Schema } from '../../../presentation/parameters-field.js';
import { textOf, valueOf } from './value-text.js';

/** Parameters by name. */
export type Values = Readonly<Record<string, unknown>>;

/** What an address asks for, and in words what of it cannot be had. */
export type Asked = { values: Values; problems: string[] };

/** How much of a stranger's text is repeated. */
const longest = 60;

/**
 * Reads parameters from the query of an address, `?topK=20&penalties=0.1,1`.
 * @param published the values that parameters have which the address does not name
 */
export function readAddress(search: string, schema: Schema, published: Values): Asked {
  const asked: Record<string, unknown> = {};
  const problems: string[] = [];
  for (const [name, text] of new URLSearchParams(search)) {
    if (Object.hasOwn(schema, name)) asked[name] = valueOf(schema[name], text);
    else problems.push(`${short(name)} is no parameter here`);
  }
  for (const { names, message } of parameterProblems(schema, { ...published, ...asked })) {
    const wrong = names.filter((name) => name in asked);
    if (wrong.length > 0) problems.push(short(message, 4 * longest));
    for (const name of wrong) delete asked[name];
  }
  return { values: asked, problems };
}

/** The query that asks for parameters; empty for none. */
export function writeAddress(changed: Values): string {
  const pairs = Object.entries(changed).map(
    ([name, value]) => `${encoded(name)}=${encoded(textOf(value, ','))}`,
  );
  return pairs.length > 0 ? `?${pairs.join('&')}` : '';
}

function encoded(text: string): string {
  return encodeURIComponent(text).replaceAll('%2C', ',');
}

function short(text: string, most = longest): string {
  return text.length <= most ? text : `${text.slice(0, most)}…`;
}
