/** What a room of `src/` may import: imports point up the list in README.md, never down. */
const rooms = [
  'numerics',
  'files',
  'cohort',
  'curated',
  'simulation',
  'loading',
  'preprocessing',
  'models',
  'selection',
  'pipeline',
  'evaluation',
  'interpretation',
  'parallel',
  'presentation',
  'command',
  'notebook',
  'kernel',
  'client',
  'start',
  'live',
  'lab',
  'cluster',
  'rerun',
  'page',
  'site',
];

const oneWay = rooms.map((room, at) => ({
  files: [`src/${room}/**/*.ts`],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: rooms.slice(at + 1).map((below) => ({
          group: [`**/${below}/**`],
          message: `src/${room} comes before src/${below}: imports point up the list only.`,
        })),
      },
    ],
  },
}));

/** Most lines of code in a function and in a file of `src/`; blank lines and comments don't count. */
const atMost = (files, perFunction, perFile) => {
  const counted = { skipBlankLines: true, skipComments: true };
  return {
    files,
    rules: {
      'max-lines-per-function': ['error', { max: perFunction, ...counted }],
      'max-lines': ['error', { max: perFile, ...counted }],
    },
  };
};

const sizes = [
  atMost(['src/**/*.ts'], 40, 200),
  // A figure is for the most part one literal, which is read from top to bottom.
  atMost(['src/presentation/figures/*.ts'], 80, 200),
  // One loop, whose parts share nearly all that it knows.
  atMost(['src/models/{forest-split,smo}.ts'], 45, 200),
  // Lists that something is looked up in.
  atMost(['src/index.ts', 'src/presentation/parameters.ts'], 40, 300),
];

const noRandom = {
  object: 'Math',
  property: 'random',
  message: 'Pass a seeded generator in instead.',
};
const noLog2 = {
  object: 'Math',
  property: 'log2',
  message: 'Engines differ: binaryLogarithm does not.',
};

const set = (severity) => (names) => Object.fromEntries(names.map((name) => [name, severity]));
const errors = set('error');
const off = set('off');

/** Besides all that oxlint calls `correctness`: what ESLint recommends, and typescript-eslint where there are types. */
const recommended = errors([
  'no-array-constructor',
  'no-case-declarations',
  'no-empty',
  'no-fallthrough',
  'no-prototype-builtins',
  'no-regex-spaces',
  'no-undef',
  'no-unexpected-multiline',
  'no-var',
  'prefer-const',
  'prefer-rest-params',
  'prefer-spread',
]);
const recommendedWithTypes = errors([
  'typescript/ban-ts-comment',
  'typescript/no-empty-object-type',
  'typescript/no-explicit-any',
  'typescript/no-misused-promises',
  'typescript/no-namespace',
  'typescript/no-require-imports',
  'typescript/no-unnecessary-type-assertion',
  'typescript/no-unnecessary-type-constraint',
  'typescript/no-unsafe-argument',
  'typescript/no-unsafe-assignment',
  'typescript/no-unsafe-call',
  'typescript/no-unsafe-enum-comparison',
  'typescript/no-unsafe-function-type',
  'typescript/no-unsafe-member-access',
  'typescript/no-unsafe-return',
  'typescript/only-throw-error',
  'typescript/prefer-promise-reject-errors',
  'typescript/require-await',
  'typescript/restrict-plus-operands',
]);

export default {
  plugins: ['eslint', 'typescript', 'oxc'],
  options: { typeAware: true },
  ignorePatterns: ['dist/', 'docs/api/', '.cache/', 'data/', 'notebooks/', '.venv/'],
  env: { node: true, es2024: true },
  categories: { correctness: 'error' },
  rules: {
    ...recommended,
    'typescript/no-misused-spread': 'off', // the code points of a text are what is meant
  },
  overrides: [
    {
      files: ['**/*.{ts,mts}'],
      rules: {
        ...recommendedWithTypes,
        'no-undef': 'off', // the compiler's
        'no-restricted-properties': ['error', noRandom],
        'typescript/restrict-template-expressions': ['error', { allowNumber: true }],
      },
    },
    { files: ['src/**/*.ts'], rules: { 'no-restricted-properties': ['error', noRandom, noLog2] } },
    {
      // Without types nearly all is `any` here.
      files: ['**/*.{js,mjs,cjs}'],
      rules: off([
        'typescript/no-base-to-string',
        'typescript/no-unsafe-unary-minus',
        'typescript/require-array-sort-compare',
        'typescript/restrict-template-expressions',
      ]),
    },
    ...oneWay,
    ...sizes,
  ],
};
