import { defineConfig } from 'vitest/config';

// test/full.mjs asks for the heavy tests.
const heavy = [
  'test/**/*.full.ts',
  'test/cohort/fuzz.test.ts',
  'test/start/start.test.ts',
  'test/lab/setup.test.ts',
];

/** These replace modules or globals, look at what is loaded, or start kernels and labs: each file has a process of its own. */
const alone = [
  'test/{build,examples,index,lab-extension,lab-extension-build}.test.{ts,mjs}',
  'test/cluster/{made-by,run,snakemake}.test.ts',
  'test/kernel/{interrupts,kernel,server}.test.ts',
  'test/lab/{end,setup}.test.ts',
  'test/live/draw-figure.test.ts',
  'test/page/{inflate,resolve,worker-pool}.test.ts',
  'test/parallel/{piece,worker-pool}.test.ts',
  'test/presentation/{progress,results}.test.ts',
  'test/{cohort/plain-rest,site/live-figures}.test.ts',
  'test/presentation/raster/png.test.ts',
  'test/{models/pair-counts,numerics/{moments,pause-when-due,row-pairs,wasm-module}}.test.ts',
];

const testTimeout = 60_000;

/** Loading the modules anew for each of 200 files would take as long as the tests do. */
const projects = [
  { test: { testTimeout, name: 'alone', include: alone } },
  {
    test: {
      testTimeout,
      name: 'together',
      include: ['test/**/*.test.{ts,mjs}'],
      exclude: alone,
      isolate: false,
    },
  },
];

export default defineConfig({
  test: process.env.TEST_FULL ? { include: heavy, testTimeout } : { projects },
});
