import { expect, test, vi } from 'vitest';
import type { CellRunner } from '../../src/kernel/cell-runner.js';
import { KernelServer } from '../../src/kernel/server.js';

const { sockets, heard } = vi.hoisted(() => ({
  sockets: [] as { address?: string; bound: boolean }[],
  heard: [] as string[],
}));

// As zeromq 6.8: it binds in another thread, and until that is done it refuses to receive.
vi.mock('zeromq', () => {
  class Socket {
    address?: string;
    bound = false;
    constructor() {
      sockets.push(this);
    }
    async bind(address: string) {
      this.address = address;
      await new Promise((resolve) => setTimeout(resolve, 5));
      this.bound = true;
    }
    send(frames: Buffer[]) {
      heard.push(`back ${frames.join()}`);
      return Promise.resolve();
    }
    async *[Symbol.asyncIterator]() {
      await Promise.resolve();
      if (!this.bound) throw new Error('Socket is blocked by a bind or unbind operation');
      yield [Buffer.from(`to ${this.address}`)];
    }
  }
  return { Router: Socket, Reply: Socket };
});
vi.mock('../../src/kernel/tslab.js', () => ({
  jupyter: {
    ZmqServer: class {
      handleShellMessage(_: unknown, frame: Buffer) {
        heard.push(frame.toString());
        return Promise.resolve();
      }
    },
    JupyterHandlerImpl: class {},
  },
}));

test('a socket is listened to when it is bound, and not before, so that no early message makes a kernel deaf', async () => {
  const server = new KernelServer({ executor: {} } as CellRunner, {
    key: '',
    address: (channel) => channel,
  });
  await server.init();
  await vi.waitFor(() => expect(heard).toEqual(['to shell', 'to control', 'back to hb']));
  expect(sockets.map(({ address }) => address)).toEqual(['shell', 'control', 'stdin', 'hb']);
});
