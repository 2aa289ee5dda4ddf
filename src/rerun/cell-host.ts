import { plainText } from './plain-text.js';
import type { CellHost } from './run-cell.js';

const methods = ['log', 'info', 'warn', 'error', 'debug'] as const;

/**
 * What one run of a cell is given. Once the cell is abandoned, nothing that it waits for comes, and nothing that it
 * says is heard.
 */
export function cellHost(signal: AbortSignal, say: (text: string) => void): CellHost {
  const write = (...values: unknown[]) => {
    if (!signal.aborted) say(values.map(plainText).join(' '));
  };
  return {
    console: Object.fromEntries(methods.map((method) => [method, write])),
    async alive<T>(value: T): Promise<Awaited<T>> {
      try {
        return await value;
      } finally {
        if (signal.aborted) await new Promise(() => {});
      }
    },
  };
}
