const js = require('@eslint/js');
const tseslint = require('typescript-eslint');

/** What a room of `src/` may import: imports point up the list in `src/index.ts`, never down. */
const rooms = [
  'numerics',
  'cohort',
  'preprocessing',
  'models',
  'selection',
  'pipeline',
  'evaluation',
  'interpretation',
  'parallel',
  'presentation',
  'kernel',
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

module.exports = tseslint.config(
  { ignores: ['dist/', '.cache/', 'data/', 'notebooks/', '.venv/'] },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: __dirname } },
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: 'Pass a seeded generator in instead.' },
      ],
    },
  },
  ...oneWay,
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
