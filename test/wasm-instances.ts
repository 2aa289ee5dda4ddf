import { onTestFinished } from 'vitest';

/** Until the test is over: how many instances of WebAssembly modules were made so far. */
export function countInstances(): () => number {
  const { Instance } = WebAssembly;
  let count = 0;
  WebAssembly.Instance = class extends Instance {
    constructor(module: WebAssembly.Module) {
      super(module);
      count++;
    }
  };
  onTestFinished(() => void (WebAssembly.Instance = Instance));
  return () => count;
}

const { CompileError, Module } = WebAssembly;
class Instance {
  constructor() {
    throw new RangeError('WebAssembly.Instance(): Out of memory: Cannot allocate Wasm memory');
  }
}

/** Why a kernel can't be WebAssembly, and what `WebAssembly` is then: for `vi.stubGlobal` and modules loaded after it. */
export const withoutKernels: readonly (readonly [why: string, webAssembly: unknown])[] = [
  ['there is no WebAssembly', undefined],
  ['there is no memory for it', { CompileError, Instance, Module }],
];
