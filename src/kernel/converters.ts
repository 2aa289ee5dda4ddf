import { createConverter, type TslabConverter, type TslabConverters } from './tslab.js';

export type Conversion = ReturnType<TslabConverter['convert']>;

/** tslab's compilers of cells; `compiled` sees what each cell became before tslab prints findings or runs it. */
export function watchedConverters(compiled: (result: Conversion) => void): TslabConverters {
  const plain = createConverter({ isJS: false, isBrowser: false });
  const node: TslabConverter = {
    ...plain,
    convert: (previous, source) => {
      const result = plain.convert(previous, source);
      compiled(result);
      // tslab takes no notice of this form of waiting.
      if (/\bfor\s+await\b/.test(source)) result.hasToplevelAwait = true;
      return result;
    },
  };
  let browser: TslabConverter | undefined;
  return {
    node,
    get browser() {
      return (browser ??= createConverter({ isJS: false, isBrowser: true }));
    },
    close: () => {
      node.close();
      browser?.close();
    },
  };
}
