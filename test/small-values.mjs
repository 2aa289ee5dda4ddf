/** Values for fields of the parameters cells that make long cells short: `[name, value]`, as `--set` takes them. */
export const smallValues = [
  ['folds', '2'],
  ['repeats', '1'],
  ['nestedRepeats', '1'],
  ['literatureFolds', '2'],
  ['penalties', '[0.1, 1]'],
  ['bootstraps', '100'],
  ['trees', '20'],
  ['permutations', '2'],
  ['resamples', '4'],
  ['relabellings', '100'],
  ['sizes', '[5, 50, 500]'],
  ['listSizes', '[10, 50]'],
  ['hiddenShares', '[0.1, 0.4]'],
];
