import { defineConfig } from 'vitest/config';

// test/full.mjs asks for the heavy tests.
const heavy = ['test/**/*.full.ts', 'test/cohort/fuzz.test.ts', 'test/start/start.test.ts'];

/** These replace modules or globals, look at what is loaded, or start processes: each file has a process of its own. */
const alone = [
  'test/*.test.{ts,mjs}',
  'test/{bench,cluster,kernel,lab,parallel}/**/*.test.{ts,mjs}',
  'test/live/draw-figure.test.ts',
  'test/page/{inflate,resolve,worker-pool}.test.ts',
  'test/presentation/{progress,results}.test.ts',
  'test/{cohort/plain-rest,site/live-figures}.test.ts',
  'test/presentation/raster/png.test.ts',
  'test/{models/pair-counts,numerics/{pause-when-due,row-pairs,wasm-module}}.test.ts',
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
