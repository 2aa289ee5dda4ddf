import { inspect } from 'node:util';
import { richForm, type RichForm } from '../presentation/rich.js';

/** The name under which a value may have a method that returns its forms by MIME type, or a promise of them. */
const displaySymbol = Symbol.for('Jupyter.display');

/**
 * How the value of a cell's last expression is shown: by its own `Symbol.for('Jupyter.display')` method where it has
 * one, by its shape where it is a figure, a data frame or a result of this project, else as Node prints it.
 */
export async function formOf(value: unknown): Promise<RichForm> {
  const method = (value as { [displaySymbol]?: unknown })[displaySymbol];
  if (typeof method === 'function') {
    return { data: (await method.call(value)) as RichForm['data'], metadata: {} };
  }
  return (await richForm(value)) ?? { data: { 'text/plain': plain(value) }, metadata: {} };
}

function plain(value: unknown): string {
  return inspect(value, { depth: 4, maxArrayLength: 50 });
}
