import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { adjust, median } from '../../src/index.js';
import { scope } from '../../src/page/scope.js';
import { workerPool } from '../../src/page/worker-pool.js';
import { packed } from '../../src/parallel/wire.js';
import type { LaneReply, LaneWork, PoolTell } from '../../src/rerun/protocol.js';
import { setRunning } from '../../src/rerun/running.js';
import { drawn } from '../datasets.js';

// As in a page, where it takes the place of the other.
vi.mock('../../src/selection/rfe.js', async (original) => ({
  ...(await original<object>()),
  rfeRanking: (await import('../../src/page/rfe-ranking.js')).rfeRanking,
}));

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

  it('tells a piece of what the same piece of the same cell eliminated, also when fewer are left to do', async () => {
    const ofEach = (name: string) => new Map([[name, { ranks: [1], order: [0], rounds: [1] }]]);
    const heard: (string | undefined)[] = [];
    // The lane that is left ends.
    await expect(pool.map(adjust, [[[2], 'bonferroni']])).rejects.toThrow(RangeError);
    openLane = (port) =>
      (port.onmessage = ({ data: { piece, rankings } }: MessageEvent<LaneWork>) => {
        heard.push(rankings?.keys().next().value);
        port.postMessage({ result: 4, rankings: ofEach(`of ${String(piece.args[0])}`) });
      });
    const inCell = async (cell: string, pieces: [number[]][]) => {
      heard.length = 0;
      setRunning({ run: 1, cell, signal: new AbortController().signal });
      await pool.map(median, pieces);
      setRunning(undefined);
      return [...heard];
    };
    expect(await inCell('b', [[[4]], [[8]], [[9]]])).toEqual([undefined, undefined, undefined]);
    expect(await inCell('b', [[[8]], [[7]]])).toEqual(['of 8', undefined]);
    expect(await inCell('c', [[[8]]])).toEqual([undefined]);
  });

  it('has a lane that takes over what a piece eliminated, and gives back what it had use for', async () => {
    const { port1, port2 } = new MessageChannel();
    ports.push(port1, port2);
    scope.onmessage({ ports: [port2] } as unknown as MessageEvent);
    const { X, y } = drawn(10, 20, 4, { shifted: 2, shift: 2 });
    type Done = Extract<LaneReply, { result: unknown }>;
    const done = (rankings?: LaneWork['rankings']) =>
      new Promise<Done>((resolve) => {
        port1.onmessage = ({ data }) => resolve(data as Done);
        const args = [packed(X), y, { step: 1, C: 1 }];
        port1.postMessage({ piece: { name: 'rfeRanking', args, common: new Map() }, rankings });
      });
    const first = await done();
    expect([...first.rankings.values()]).toEqual([first.result]);
    const [key] = first.rankings.keys();
    const other = { ranks: [1], order: [0], rounds: [1] };
    const known = new Map([
      [key, other],
      ['of no use', other],
    ]);
    expect(await done(known)).toEqual({ result: other, rankings: new Map([[key, other]]) });
    expect((await done()).result).toEqual(first.result);
  });
});
