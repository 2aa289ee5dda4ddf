// Mutation testing (`npm run test:mutants`): StrykerJS changes one operator, bound or branch of the numerical rooms at
// a time and runs the tests of the same room, which ought to fail. test/mutants.md is about those that don't.

const ROOMS = [
  'selection',
  'preprocessing',
  'evaluation',
  'numerics',
  'pipeline',
  'interpretation',
  'models',
];

/** The rooms that `--mutate` names, or all of them; test/mutants.vitest.mts, in another process, reads them. */
const named = ROOMS.filter((room) => process.argv.some((word) => word.includes(`src/${room}/`)));
process.env.MUTANTS_ROOMS = (named.length ? named : ROOMS).join();
if (process.argv.some((word) => word.includes('literature'))) process.env.MUTANTS_SLOW = 'yes';

export default {
  mutate: ROOMS.map((room) => `src/${room}/**/*.ts`),
  testRunner: 'vitest',
  vitest: { configFile: 'test/mutants.vitest.mts' },
  coverageAnalysis: 'perTest',
  concurrency: 1,
  // Wordings of errors, and what only runs while a module loads, which asks for all tests each time.
  mutator: { excludedMutations: ['StringLiteral'] },
  ignoreStatic: true,
  // Copied for each run; tests read notebooks, workflow and data too.
  ignorePatterns: ['dist', 'docs', '.cache', '.venv', 'data/golub', 'data/results'],
  // Of this run alone: another one that ends would take a shared copy away, and mutants survive where no test is found.
  tempDirName: `.cache/mutants/${process.pid}`,
  incremental: true,
  incrementalFile: '.cache/mutants/incremental.json',
  reporters: ['html', 'json', 'clear-text', 'progress'],
  htmlReporter: { fileName: '.cache/mutants/report.html' },
  jsonReporter: { fileName: '.cache/mutants/report.json' },
  clearTextReporter: { allowColor: false, reportTests: false, skipFull: true },
  allowEmpty: true,
  timeoutMS: 2000,
};
