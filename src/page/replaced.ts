/** Modules of `src/` that need Node or a heavy library, and those of `src/page/` that take their place in a browser. */
export const REPLACED: Readonly<Record<string, string>> = {
  'cluster/merged': 'page/merged',
  'files/project-file': 'page/project-file',
  'files/write-whole': 'page/write-whole',
  'loading/load': 'page/load',
  'loading/resolve': 'page/resolve',
  'cohort/text/file-source': 'page/file-source',
  'cohort/text/inflate': 'page/inflate',
  'evaluation/cross-validation': 'page/cross-validation',
  'numerics/pause': 'page/pause',
  'parallel/worker-pool': 'page/worker-pool',
  'presentation/display': 'page/display',
  'presentation/frame': 'page/frame',
  'presentation/results': 'page/results',
  'presentation/results-folder': 'page/results-folder',
  'presentation/versions': 'page/versions',
  'selection/rfe-ranking': 'page/rfe-ranking',
};
