import { defineConfig } from 'vitest/config';

const rooms = (process.env.MUTANTS_ROOMS ?? '').split(',');

/** Studies of error rates, which take seconds each: run for the mutants of what they study. */
const SLOW = ['test/evaluation/literature.test.ts'];

export default defineConfig({
  test: {
    include: rooms.map((room) => `test/${room}/**/*.test.ts`),
    exclude: process.env.MUTANTS_SLOW ? [] : SLOW,
    testTimeout: 60_000,
  },
});
