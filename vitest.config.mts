import { defineConfig } from 'vitest/config';

// test/full.mjs asks for the heavy tests.
const heavy = [
  'test/**/*.full.ts',
  'test/cohort/fuzz.test.ts',
  'test/start/start.test.ts',
  'test/lab/setup.test.ts',
];

/** These start kernels and labs, and look at what runs: each file has a process of its own. */
const started = ['test/kernel/{interrupts,kernel}.test.ts', 'test/lab/{end,setup}.test.ts'];

/** These replace modules or globals, or look at what is loaded: each file has a thread of its own. */
const alone = [
  'test/{examples,lab-extension,lab-extension-build}.test.ts',
  'test/kernel/server.test.ts',
  'test/live/draw-figure.test.ts',
  'test/page/{inflate,resolve,worker-pool}.test.ts',
  'test/parallel/{piece,worker-pool}.test.ts',
  'test/presentation/{progress,results,show-in-place}.test.ts',
  'test/{cohort/plain-rest,site/live-figures}.test.ts',
  'test/presentation/raster/png.test.ts',
  'test/{models/pair-counts,numerics/{moments,pause-when-due,row-pairs,wasm-module}}.test.ts',
];

const testTimeout = 60_000;

/** Loading the modules anew for each of 200 files would take as long as the tests do. */
const projects = [
  { test: { testTimeout, name: 'alone', include: alone, pool: 'threads' } },
  { test: { testTimeout, name: 'started', include: started } },
  {
    test: {
      testTimeout,
      name: 'together',
      include: ['test/**/*.test.{ts,mjs}'],
      exclude: [...alone, ...started],
      isolate: false,
    },
  },
];

export default defineConfig({
  test: process.env.TEST_FULL ? { include: heavy, testTimeout } : { projects },
});
