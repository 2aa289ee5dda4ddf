import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Tell } from '../../../src/rerun/protocol.js';
import { Engine } from '../../../src/site/browser/live/engine.js';
import { FakeWorker } from './fake-worker.js';

let workers: FakeWorker[];
let heard: Tell[];
const replaced = vi.fn();
const fail = vi.fn();
const nothing = { parameters: {}, edited: {} };
const ready: Tell = { kind: 'ready', cohorts: ['simulated'] };
const file = { name: 'a.csv', content: new Blob(['x']) };

function start(): Engine {
  return new Engine({
    open: { kind: 'open', notebook: '01-a', site: 'http://x/' },
    openWorker: () => {
      workers.push(new FakeWorker());
      return workers.at(-1)!;
    },
    hear: (tell) => heard.push(tell),
    replaced,
    fail,
  });
}
const kinds = (at = 0) => workers[at].asked.map(({ kind }) => kind);

beforeEach(() => {
  vi.useFakeTimers();
  [workers, heard] = [[], []];
  replaced.mockReset();
});
afterEach(() => vi.useRealTimers());

test('what is asked before the worker is there waits, and only the last of it', () => {
  const engine = start();
  engine.run({ ...nothing, parameters: { topK: 1 } });
  engine.run({ ...nothing, parameters: { topK: 2 } });
  expect(kinds()).toEqual(['open']);
  workers[0].tell(ready);
  expect(kinds()).toEqual(['open', 'run']);
  expect(workers[0].lastRun).toMatchObject({ run: 1, parameters: { topK: 2 } });
});

test('what belongs to an earlier run is not heard once the worker speaks of a later one', () => {
  const engine = start();
  workers[0].tell(ready);
  engine.run(nothing);
  engine.run(nothing);
  // It ended before the worker heard of the second run, which therefore has no reason to run it.
  workers[0].tell({ kind: 'ended', run: 1, cell: 'a', ms: 1 });
  workers[0].tell({ kind: 'stale', run: 2, cells: ['b'] });
  workers[0].tell({ kind: 'ended', run: 1, cell: 'b', ms: 1 });
  expect(heard.map(({ kind }) => kind)).toEqual(['ready', 'ended', 'stale']);
});

test('the end of a run that gave way to another is no end', () => {
  const engine = start();
  workers[0].tell(ready);
  engine.run(nothing);
  engine.run(nothing);
  workers[0].tell({ kind: 'done', run: 1, ms: 1, stopped: true });
  expect(heard.map(({ kind }) => kind)).toEqual(['ready']);
});

describe('stop', () => {
  test('is nothing where nothing runs: not while the worker loads, nor after a run', () => {
    const engine = start();
    engine.run(nothing);
    engine.stop();
    vi.advanceTimersByTime(3000);
    workers[0].tell(ready);
    expect(kinds()).toEqual(['open']);
    engine.run(nothing);
    workers[0].tell({ kind: 'done', run: 1, ms: 1, stopped: false });
    engine.stop();
    engine.run(nothing);
    vi.advanceTimersByTime(10_000);
    expect(kinds()).toEqual(['open', 'run', 'run']);
    expect(workers).toHaveLength(1);
    expect(replaced).not.toHaveBeenCalled();
  });

  test('is all where the worker answers', () => {
    const engine = start();
    workers[0].tell(ready);
    engine.run(nothing);
    engine.stop();
    workers[0].tell({ kind: 'done', run: 1, ms: 1, stopped: true });
    vi.advanceTimersByTime(10_000);
    expect(workers).toHaveLength(1);
    expect(replaced).not.toHaveBeenCalled();
  });

  test('is not answered by the end of an earlier run', () => {
    const engine = start();
    workers[0].tell(ready);
    engine.run(nothing);
    engine.run(nothing);
    engine.stop();
    workers[0].tell({ kind: 'done', run: 1, ms: 1, stopped: false });
    vi.advanceTimersByTime(3000);
    expect(workers[0].terminated).toBe(true);
    // What the worker was asked ended with it.
    engine.stop();
    vi.advanceTimersByTime(3000);
    expect(workers).toHaveLength(2);
  });

  test('ends a worker that does not, and gives the next one what it needs', () => {
    const engine = start();
    workers[0].tell(ready);
    engine.give([file]);
    workers[0].tell({ kind: 'ready', cohorts: ['simulated', 'a.csv'] });
    engine.run(nothing);
    engine.stop();
    vi.advanceTimersByTime(2999);
    expect(workers[0].terminated).toBe(false);
    vi.advanceTimersByTime(1);
    expect(workers[0].terminated).toBe(true);
    expect(replaced).toHaveBeenCalledTimes(1);
    engine.run(nothing);
    workers[1].tell(ready);
    // Only with its files is it where the other one was.
    expect(kinds(1)).toEqual(['open', 'files']);
    workers[1].tell({ kind: 'ready', cohorts: ['simulated', 'a.csv'] });
    expect(kinds(1)).toEqual(['open', 'files', 'run']);
    expect(workers[1].lastRun.run).toBe(2);
  });
});

test('of what was abandoned nothing is heard, and it counts as stopped', () => {
  const engine = start();
  workers[0].tell(ready);
  engine.run(nothing);
  engine.abandon();
  workers[0].tell({ kind: 'ended', run: 1, cell: 'a', ms: 1 });
  workers[0].tell({ kind: 'done', run: 1, ms: 1, stopped: true });
  vi.advanceTimersByTime(3000);
  expect(workers).toHaveLength(1);
  engine.run(nothing);
  workers[0].tell({ kind: 'ended', run: 2, cell: 'a', ms: 1 });
  expect(heard.map((tell) => ('run' in tell ? tell.run : tell.kind))).toEqual(['ready', 2]);
});

test('a worker that refuses the files that it was given first is there all the same', () => {
  const engine = start();
  engine.give([file]);
  workers[0].tell(ready);
  expect(heard).toEqual([]);
  const refused: Tell = { kind: 'refused', message: 'empty' };
  workers[0].tell(refused);
  expect(heard).toEqual([ready, refused]);
  engine.give([file]);
  workers[0].tell(refused);
  expect(heard).toEqual([ready, refused, refused]);
});

test('files that were refused are not given to the next worker', () => {
  const engine = start();
  workers[0].tell(ready);
  engine.give([file]);
  workers[0].tell({ kind: 'refused', message: 'empty' });
  engine.run(nothing);
  engine.stop();
  vi.advanceTimersByTime(3000);
  workers[1].tell(ready);
  expect(kinds(1)).toEqual(['open']);
  expect(heard.at(-1)).toEqual(ready);
});

test('a worker that does not load is said to', () => {
  start();
  workers[0].onerror?.({});
  expect(fail).toHaveBeenCalledWith('its file did not load');
});
