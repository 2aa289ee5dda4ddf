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
