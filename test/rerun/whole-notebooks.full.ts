import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as everything from '../../src/index.js';
import { inTurn } from '../../src/numerics/workers.js';
import type { Program } from '../../src/rerun/program.js';
import type { Tell } from '../../src/rerun/protocol.js';
import { running } from '../../src/rerun/running.js';
import { Session } from '../../src/rerun/session.js';
import { committed, programOf } from './notebooks.js';

const folder = mkdtempSync(join(tmpdir(), 'rerun-'));

beforeAll(() => {
  process.env.LEUKEMIA_RESULTS = folder;
});
afterAll(async () => {
  await displayTo(null);
  delete process.env.LEUKEMIA_RESULTS;
  rmSync(folder, { recursive: true });
});

type Results = Awaited<ReturnType<typeof everything.openResults>>;

type Show = (data: Record<string, unknown>) => void;

/** Gives what is displayed to a function, as tslab does for the cell that runs. */
async function displayTo(show: Show | null): Promise<void> {
  const kernel = (await import('tslab/dist/jupyter.js')).default as {
    lastWriteDisplayData: unknown;
  };
  kernel.lastWriteDisplayData =
    show && (({ data }: { data: Record<string, unknown> }) => show(data));
}

/** The surface as a page has it: figures are shown undrawn, and the results of a notebook are one object. */
function surfaceTo(show: Show) {
  let newest: Results;
  let read: () => void;
  const handle: Results = {
    saveTable: (...args) => newest.saveTable(...args),
    saveJson: (...args) => newest.saveJson(...args),
    saveRun: (...args) => newest.saveRun(...args),
    saveSummary: (measures) => (read(), newest.saveSummary(measures)),
  };
  return {
    ...everything,
    show: (figure: object) => show({ figure }),
    progress: () => () => {},
    workerPool: () => inTurn,
    async openResults(...args: Parameters<typeof everything.openResults>) {
      newest = await everything.openResults(...args);
      read = () => void Object.values(args[2]);
      return handle;
    },
  };
}

/** A program of a notebook's cells up to one of them, which keeps a test short. */
const upTo = (program: Program, last: string): Program => {
  const end = program.cells.findIndex(({ id }) => id === last) + 1;
  return { ...program, cells: program.cells.slice(0, end) };
};

/** A session of a notebook on the simulated cohort, and what a page of it would show by now. */
function open(program: Program) {
  let ran: string[] = [];
  const page = new Map<string, unknown[]>();
  const errors: unknown[] = [];
  const show: Show = (data) => page.get(running()!.cell)!.push(data);
  const session = new Session(program, surfaceTo(show), (message: Tell) => {
    if (message.kind === 'started') {
      ran.push(message.cell);
      page.set(message.cell, []);
    }
    if (message.kind === 'ended' && message.error) errors.push(message.error);
  });
  let run = 0;
  const rerun = async (parameters: object) => {
    ran = [];
    await displayTo(show);
    const all = { cohort: 'simulated', ...parameters };
    await session.run({ run: ++run, parameters: all, edited: {} });
    expect(errors).toEqual([]);
    return program.cells.flatMap(({ id }) => (ran.includes(id) ? [id] : []));
  };
  return { page, rerun };
}

const saved = () =>
  Object.fromEntries(
    readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
  );

/** Expects a page to show, and files to hold, what they would if all had been run with these parameters alone. */
async function expectAsFresh(program: Program, page: Map<string, unknown[]>, parameters: object) {
  const files = saved();
  const fresh = open(program);
  await fresh.rerun(parameters);
  expect(page).toEqual(fresh.page);
  expect(files).toEqual(saved());
}

describe('a whole notebook', () => {
  it('01: a name for figures redraws those with names, and a floor what is logged', async () => {
    const program = await programOf('01-exploration', committed('01-exploration'));
    const { page, rerun } = open(program);
    expect(await rerun({})).toHaveLength(program.cells.length);
    const always = ['d81cb760', 'c8c7d4b1'];
    const name = ['sim-01', 'sim-72'];
    expect(await rerun({ name })).toEqual([...always, 'b35c13ba', 'fc62aa8f', '9868144f']);
    const untouched = ['8fe35f84', '4a204286', 'f146814b', 'd0f6a647'];
    const others = program.cells.map(({ id }) => id).filter((id) => !untouched.includes(id));
    expect(await rerun({ name, floor: 200 })).toEqual(others);
    await expectAsFresh(program, page, { name, floor: 200 });
  });

  it('03: a level of significance tests no probe anew, and a length of lists ranks none', async () => {
    const whole = await programOf('03-selection', committed('03-selection'));
    const program = upTo(whole, '9e9a6e06');
    const { page, rerun } = open(program);
    const small = { sizes: [5, 50], folds: 3, repeats: 1 };
    await rerun(small);
    const always = ['cd2e9227', '262261dc'];
    const more = { ...small, alpha: 0.01 };
    expect(await rerun(more)).toEqual([...always, '4feb1947', '7212e1a5', '3341120f']);
    expect(await rerun({ ...more, topK: 7 })).toEqual([...always, '3c3badd9', '9e9a6e06']);
    const sizes = { ...more, topK: 7, sizes: [5] };
    expect(await rerun(sizes)).toEqual([...always, 'f9ad3fc0', 'ea0d8bd6', '004ecbce']);
    await expectAsFresh(program, page, sizes);
  });
});
