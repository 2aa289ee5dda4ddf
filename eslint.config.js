const js = require('@eslint/js');
const tseslint = require('typescript-eslint');

/** What a room of `src/` may import: imports point up the list in `src/index.ts`, never down. */
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

module.exports = tseslint.config(
  { ignores: ['dist/', 'docs/api/', '.cache/', 'data/', 'notebooks/', '.venv/'] },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { project: 'tsconfig.json', tsconfigRootDir: __dirname } },
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      'no-restricted-properties': ['error', noRandom],
    },
  },
  {
    files: ['src/**/*.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        noRandom,
        { object: 'Math', property: 'log2', message: 'Engines differ: binaryLogarithm does not.' },
      ],
    },
  },
  ...oneWay,
  ...sizes,
  {
    files: ['eslint.config.js', '**/*.mjs', '**/*.cjs'],
    languageOptions: {
      globals: {
        require: 'readonly',
        module: 'writable',
        __dirname: 'readonly',
        process: 'readonly',
        console: 'readonly',
        URL: 'readonly',
        atob: 'readonly',
        performance: 'readonly',
        fetch: 'readonly',
        AbortController: 'readonly',
        setTimeout: 'readonly',
      },
    },
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
);
