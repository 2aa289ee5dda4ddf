import { inspect } from 'node:util';

/** A value shown in several forms, keyed by MIME type; front ends pick the richest they can show. */
export type MimeBundle = Record<string, unknown>;

/** The name under which a value may have a method that returns its `MimeBundle`. */
export const displaySymbol = Symbol.for('Jupyter.display');

/**
 * How the value of a cell's last expression is shown: by its own `Symbol.for('Jupyter.display')` method where it has
 * one, else as Node prints it.
 */
export function bundleOf(value: unknown): MimeBundle {
  const display = (value as { [displaySymbol]?: unknown })[displaySymbol];
  if (typeof display === 'function') return (display as () => MimeBundle).call(value);
  return { 'text/plain': inspect(value, { depth: 4, maxArrayLength: 50 }) };
}
