import { defineConfig } from 'vitest/config';

// test/full.mjs asks for the heavy tests.
const heavy = ['test/**/*.full.ts', 'test/cohort/fuzz.test.ts'];

export default defineConfig({
  test: {
    include: process.env.TEST_FULL ? heavy : ['test/**/*.test.{ts,mjs}'],
    testTimeout: 60_000,
  },
});
