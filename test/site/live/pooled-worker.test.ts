import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PooledWorker } from '../../../src/site/browser/live/pooled-worker.js';

/** A worker as the browser has it, as far as it is used. */
class FakeNative {
  static all: FakeNative[] = [];
  readonly file: string;
  readonly sent: unknown[][] = [];
  terminated = false;
  onmessage: ((event: { data: unknown; ports?: readonly MessagePort[] }) => void) | null = null;
  onerror?: (event: { message: string }) => void;

  constructor(address: URL) {
    this.file = address.href;
    FakeNative.all.push(this);
  }

  postMessage(...given: unknown[]): void {
    this.sent.push(given);
  }

  terminate(): void {
    this.terminated = true;
  }
}

let worker: PooledWorker;
let channels: MessageChannel[];

/** Has the notebook's worker ask for a lane; gives the port of the one who asked. */
function askForLane(lane: number): MessagePort {
  const channel = new MessageChannel();
  channels.push(channel);
  FakeNative.all[0].onmessage!({ data: { kind: 'lane', lane }, ports: [channel.port2] });
  return channel.port1;
}

beforeEach(() => {
  FakeNative.all = [];
  channels = [];
  vi.stubGlobal('Worker', FakeNative);
  worker = new PooledWorker(new URL('https://example.org/some/assets/live/'));
});

afterEach(() => {
  for (const { port1 } of channels) port1.close();
  vi.unstubAllGlobals();
});

describe('the worker of a notebook', () => {
  it('is asked, heard and missed as any other', () => {
    const heard: unknown[] = [];
    worker.onmessage = ({ data }) => heard.push(data);
    worker.onerror = ({ message }) => heard.push(message);
    const [own] = FakeNative.all;
    expect(own.file).toBe('https://example.org/some/assets/live/worker.js');
    worker.postMessage({ kind: 'stop' });
    expect(own.sent).toEqual([[{ kind: 'stop' }]]);
    own.onmessage!({ data: { kind: 'ready', cohorts: [] } });
    own.onerror!({ message: 'no such file' });
    expect(heard).toEqual([{ kind: 'ready', cohorts: [] }, 'no such file']);
  });

  it('has a lane opened, which gets its port once it is loaded', () => {
    const heard: unknown[] = [];
    worker.onmessage = ({ data }) => heard.push(data);
    askForLane(7);
    const [, lane] = FakeNative.all;
    expect(lane.file).toBe('https://example.org/some/assets/live/pool-worker.js');
    expect(lane.sent).toEqual([]);
    lane.onmessage!({ data: 'loaded' });
    expect(lane.sent).toEqual([['port', [channels[0].port2]]]);
    expect(heard).toEqual([]);
  });

  it('hears through the port that a lane can’t be loaded', async () => {
    const port = askForLane(1);
    const reply = new Promise((resolve) => (port.onmessage = ({ data }) => resolve(data)));
    FakeNative.all[1].onerror!({ message: '' });
    expect(await reply).toEqual({
      error: new Error('A worker could not be loaded from this site.'),
    });
  });

  it('has one lane ended, and all of them with itself', () => {
    for (const lane of [1, 2, 3]) askForLane(lane);
    const [own, ...lanes] = FakeNative.all;
    own.onmessage!({ data: { kind: 'lane-over', lane: 2 } });
    expect(lanes.map(({ terminated }) => terminated)).toEqual([false, true, false]);
    worker.terminate();
    expect(own.onmessage).toBeNull();
    expect([own, ...lanes].every(({ terminated }) => terminated)).toBe(true);
  });
});
