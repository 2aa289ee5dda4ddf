import { requireCount } from '../numerics/require.js';

/** Random forest (Breiman 2001): every tree grows on a bootstrap sample, every split chooses among a few drawn probes. */
export interface RandomForestSpec {
  readonly kind: 'random-forest';
  /** How many trees. */
  readonly trees: number;
  /** How many probes are drawn for each split (`mtry`, `max_features`); `sqrt`: ⌊√p⌋. */
  readonly featuresPerSplit: number | 'sqrt';
  /** A split leaves at least this many draws of the bootstrap sample on either side. */
  readonly minSamplesLeaf: number;
  /** Splits between root and leaf at most; none unless given. */
  readonly maxDepth?: number;
  /** This project's forest, or the package ml-random-forest. */
  readonly engine: 'own' | 'ml-random-forest';
}

/** What `randomForest` may be given. */
export type RandomForestOptions = Partial<Omit<RandomForestSpec, 'kind'>>;

/**
 * Random forest, of fully grown trees unless said otherwise. It needs no standardising: only the order of a probe's
 * values matters to a split.
 *
 * The score is the share of the trees that vote for the positive class (threshold 0.5), importance the mean decrease in
 * Gini impurity, which adds up to 1 over the probes. Fitting refuses missing values and a single class.
 *
 * @param options any of these:
 *   - `trees`: default 500
 *   - `featuresPerSplit`: default `sqrt`; a number above that of the probes means all of them (bagged trees)
 *   - `minSamplesLeaf`: default 1
 *   - `maxDepth`: default none
 *   - `engine`: `ml-random-forest` draws probes once per tree and grows it fully; default `own`
 * @throws RangeError when a number is not positive and whole, or ml-random-forest is asked for what it doesn't have
 * @example
 * import { randomForest } from 'leukemia-notebooks';
 * randomForest({ trees: 200, maxDepth: 3 });
 * // => { kind: 'random-forest', trees: 200, featuresPerSplit: 'sqrt', minSamplesLeaf: 1,
 * //    maxDepth: 3, engine: 'own' }
 * randomForest({ trees: 0 });
 * // => throws 'randomForest: trees must be a positive whole number, not 0.'
 */
export function randomForest(options: RandomForestOptions = {}): RandomForestSpec {
  const { trees = 500, featuresPerSplit = 'sqrt', minSamplesLeaf = 1, maxDepth } = options;
  const { engine = 'own' } = options;
  requireWhole({ trees, minSamplesLeaf });
  if (featuresPerSplit !== 'sqrt') requireWhole({ featuresPerSplit });
  if (maxDepth !== undefined) requireWhole({ maxDepth });
  if (
    engine === 'ml-random-forest' &&
    (featuresPerSplit !== 'sqrt' || minSamplesLeaf !== 1 || maxDepth !== undefined)
  ) {
    throw new RangeError(
      'randomForest: ml-random-forest grows full trees on √p probes each, and takes the number of trees alone. ' +
        "Use engine: 'own'.",
    );
  }
  return {
    kind: 'random-forest',
    trees,
    featuresPerSplit,
    minSamplesLeaf,
    ...(maxDepth === undefined ? {} : { maxDepth }),
    engine,
  };
}

function requireWhole(parameters: Record<string, number>): void {
  for (const [name, value] of Object.entries(parameters)) {
    requireCount(`randomForest: ${name}`, value);
  }
}
