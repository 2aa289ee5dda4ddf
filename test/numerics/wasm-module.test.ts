import { afterEach, describe, expect, it, vi } from 'vitest';

import {
  constant,
  get,
  memory,
  vector,
  wasmExports,
  wasmModule,
} from '../../src/numerics/wasm-module.js';

/** Stores a number at the place that is its parameter. */
const storing = (value: number) => ({
  parameters: 1,
  vectors: 0,
  code: [...get(0), ...constant(value), 0x36, 2, 0],
});

interface Exports {
  memory: WebAssembly.Memory;
  store: (...places: number[]) => void;
}

const instance = (module: WebAssembly.Module) =>
  new WebAssembly.Instance(module).exports as unknown as Exports;

describe('wasmModule', () => {
  // At the bounds of what a byte holds, with its sign and without.
  it.each([0, 1, 63, 64, 127, 128, 8191, 8192, 65_536, 2 ** 31 - 1])(
    'has functions and constants: %i',
    (value) => {
      const { memory, store } = instance(wasmModule({ store: storing(value) }, 1)!);
      store(8);
      expect(new Int32Array(memory.buffer)[2]).toBe(value);
    },
  );

  it('has functions of different numbers of parameters', () => {
    const second = { parameters: 2, vectors: 0, code: [...get(1), ...constant(7), 0x36, 2, 0] };
    const exports = instance(wasmModule({ other: storing(5), store: second }, 1)!);
    exports.store(8, 12);
    expect([...new Int32Array(exports.memory.buffer, 8, 2)]).toEqual([0, 7]);
  });

  it('has a memory of so many pages', () => {
    const { memory } = instance(wasmModule({ store: storing(1) }, 200)!);
    expect(memory.buffer.byteLength).toBe(200 * 65_536);
  });

  it('reads and writes vectors at an offset', () => {
    const load = [...get(0), ...memory(0x00, 4, 0)];
    const code = [...get(0), ...load, ...load, ...vector(0x8e), ...memory(0x0b, 4, 160)];
    const made = instance(wasmModule({ store: { parameters: 1, vectors: 0, code } }, 1)!);
    const values = new Uint16Array(made.memory.buffer);
    values.set([1, 2, 3, 4, 5, 6, 7, 8], 8);
    made.store(16);
    expect([...values.slice(88, 96)]).toEqual([2, 4, 6, 8, 10, 12, 14, 16]);
  });

  describe('where it can not be had', () => {
    afterEach(() => void vi.unstubAllGlobals());

    class CompileError extends Error {}
    const throwing = (error: Error) => ({ CompileError, Module: vi.fn().mockThrow(error) });

    it.each([
      ['is missing', undefined],
      ['is refused by a policy', throwing(new CompileError('refused'))],
    ])('%s: there is none', (_why, webAssembly) => {
      vi.stubGlobal('WebAssembly', webAssembly);
      expect(wasmModule({ store: storing(1) }, 1)).toBeUndefined();
    });

    it('tells what else is wrong', () => {
      vi.stubGlobal('WebAssembly', throwing(new RangeError('too large')));
      expect(() => wasmModule({ store: storing(1) }, 1)).toThrow('too large');
    });
  });
});

describe('wasmExports', () => {
  const module = wasmModule({ store: storing(1) }, 2)!;

  it('has the functions, and a memory that has grown', () => {
    const { memory, store } = wasmExports<Exports>(module, 3)!;
    store(4);
    expect(new Int32Array(memory.buffer)[1]).toBe(1);
    expect(memory.buffer.byteLength).toBe(5 * 65_536);
  });

  it('is nothing where the memory can not be had, or can not grow so far', () => {
    expect(wasmExports<Exports>(module, 65_536)).toBeUndefined();
    const Instance = vi.fn().mockThrow(new RangeError('Out of memory'));
    vi.stubGlobal('WebAssembly', { Instance });
    expect(wasmExports<Exports>(module)).toBeUndefined();
    vi.unstubAllGlobals();
  });

  it('tells what else is wrong', () => {
    const Instance = vi.fn().mockThrow(new TypeError('imports'));
    vi.stubGlobal('WebAssembly', { Instance });
    expect(() => wasmExports<Exports>(module)).toThrow('imports');
    vi.unstubAllGlobals();
  });
});
