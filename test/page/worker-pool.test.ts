import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { adjust, median } from '../../src/index.js';
import type { LaneWork } from '../../src/page/pool-lane.js';
import { scope } from '../../src/page/scope.js';
import { workerPool } from '../../src/page/worker-pool.js';
import type { PoolTell } from '../../src/rerun/protocol.js';
import { setRunning } from '../../src/rerun/running.js';

const pool = workerPool();
/** What the pool told the page. */
const told: PoolTell[] = [];
const ports: MessagePort[] = [];
/** What the page does with the port of a lane. */
let openLane: (port: MessagePort) => void;

beforeAll(async () => {
  vi.stubGlobal('navigator', { hardwareConcurrency: 2 });
  vi.stubGlobal('postMessage', (message: PoolTell | 'loaded', transfer: MessagePort[] = []) => {
    if (message === 'loaded') return;
    told.push(message);
    ports.push(...transfer);
    transfer.forEach(openLane);
  });
  await import('../../src/page/pool-worker.js');
});

beforeEach(() => {
  told.length = 0;
  openLane = (port) => scope.onmessage({ ports: [port] } as unknown as MessageEvent);
});

afterAll(() => {
  for (const port of ports) port.close();
  vi.unstubAllGlobals();
});

const kinds = () => told.map(({ kind }) => kind);

// A lane that worked is kept: those that begin with new ones come first.
describe('the pool of a page', () => {
  it('throws what the page says of a worker that can’t be loaded', async () => {
    openLane = (port) => port.postMessage({ error: new Error('no such file') });
    await expect(pool.map(median, [[[4]]])).rejects.toThrow('no such file');
  });

  it('ends what runs for a cell that is abandoned', async () => {
    openLane = () => {};
    const controller = new AbortController();
    setRunning({ run: 1, cell: 'a', signal: controller.signal });
    void pool.map(median, [[[4]], [[8]]]);
    await vi.waitFor(() => expect(kinds()).toEqual(['lane', 'lane']));
    controller.abort();
    setRunning(undefined);
    expect(told.slice(2)).toEqual(
      told.slice(0, 2).map(({ lane }) => ({ kind: 'lane-over', lane })),
    );
  });

  it('gives what the work gives, in the order of the pieces, on as many lanes as there are cores', async () => {
    const done: number[] = [];
    const pieces: [number[]][] = [[[1, 2, 3]], [[4, 8]], [[7]]];
    const found: number[] = [];
    const hear = (result: number, piece: number) => (found[piece] = result);
    expect(await pool.map(median, pieces, (count) => done.push(count), hear)).toEqual([2, 6, 7]);
    expect(done).toEqual([1, 2, 3]);
    expect(found).toEqual([2, 6, 7]);
    expect(kinds()).toEqual(['lane', 'lane']);
    expect(await pool.map(median, [[[3]]])).toEqual([3]);
    expect(told).toHaveLength(2);
  });

  it('throws what the work throws, and ends the lane that it was in', async () => {
    await expect(pool.map(adjust, [[[2], 'bonferroni']])).rejects.toThrow(RangeError);
    expect(kinds()).toEqual(['lane-over']);
  });

  it('tells a piece of what it eliminated when the same cell had it done before, and a lane gives that back', async () => {
    const made = new Map([['rows', { ranks: [1], order: [0], rounds: [1] }]]);
    const heard: (LaneWork['rankings'] | undefined)[] = [];
    const inCell = async (cell: string) => {
      setRunning({ run: 1, cell, signal: new AbortController().signal });
      await pool.map(median, [[[4]]]);
      setRunning(undefined);
    };
    // The lane that is left ends.
    await expect(pool.map(adjust, [[[2], 'bonferroni']])).rejects.toThrow(RangeError);
    openLane = (port) =>
      (port.onmessage = ({ data }: MessageEvent<LaneWork>) => {
        heard.push(data.rankings);
        port.postMessage({ result: 4, rankings: made });
      });
    await inCell('b');
    await inCell('b');
    await inCell('c');
    expect(heard).toEqual([undefined, made, undefined]);

    const { port1, port2 } = new MessageChannel();
    ports.push(port1, port2);
    scope.onmessage({ ports: [port2] } as unknown as MessageEvent);
    const reply = new Promise((resolve) => (port1.onmessage = ({ data }) => resolve(data)));
    const piece = { name: 'median', args: [[4]], common: new Map() };
    port1.postMessage({ piece, rankings: made } satisfies LaneWork);
    expect(await reply).toEqual({ result: 4, rankings: made });
  });
});
