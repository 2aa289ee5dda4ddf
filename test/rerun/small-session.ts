import type { Tell } from '../../src/rerun/protocol.js';
import { running } from '../../src/rerun/running.js';
import { type RunRequest, Session } from '../../src/rerun/session.js';
import { notebookOf, programOf } from './notebooks.js';

const imports = `import { checked, note, wait } from 'leukemia-notebooks';`;
let names = 0;

/** A session of cells a (the imports), b, c, ... whose `note(x)` is an output of the cell that runs. */
export async function open(sources: string[], { first = imports } = {}) {
  const program = await programOf(`small-${++names}`, notebookOf(first, ...sources));
  const told: Tell[] = [];
  const waits: (() => void)[] = [];
  const surface = {
    checked(values: { k: number }) {
      if (values.k < 0) throw new RangeError(`k is ${values.k}`);
      return values;
    },
    note(value: unknown) {
      const now = running();
      if (now) told.push({ kind: 'output', ...now, data: { value }, metadata: {} });
      return value;
    },
    wait: () => new Promise<void>((resolve) => waits.push(resolve)),
  };
  const session = new Session(program, surface, (message) => told.push(message));
  let run = 0;
  const request = (parameters = {}, more: Partial<RunRequest> = {}): RunRequest => {
    return { run: ++run, parameters, edited: {}, ...more };
  };
  /** Runs, and gives what was told. */
  const rerun = async (parameters = {}, more: Partial<RunRequest> = {}) => {
    told.length = 0;
    await session.run(request(parameters, more));
    return [...told];
  };
  return { session, told, waits, request, rerun };
}

/** Which cells ran, in their order. */
export const order = (told: readonly Tell[]) =>
  told.flatMap((message) => (message.kind === 'started' ? [message.cell] : [])).join('');

/** Which cells ran; in which order is a matter of microseconds. */
export const ran = (told: readonly Tell[]) => [...order(told)].sort().join('');

/** The outputs of a cell, each in its first form. */
export const outputs = (told: readonly Tell[], cell: string) =>
  told.flatMap((message) =>
    message.kind === 'output' && message.cell === cell ? [Object.values(message.data)[0]] : [],
  );

export const errors = (told: readonly Tell[]) =>
  told.flatMap((m) => (m.kind === 'ended' && m.error ? [{ cell: m.cell, ...m.error }] : []));

/** Lets the event loop turn. */
export const turns = async (count = 5) => {
  for (let k = 0; k < count; k++) await new Promise((resolve) => setTimeout(resolve, 0));
};

/** A parameters cell. */
export const parameters = 'const parameters = checked({ k: 1, other: 2, list: [1, 2] });';
