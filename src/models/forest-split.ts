import type { Random } from '../numerics/random.js';
import type { RankedColumns } from './forest-ranks.js';

/** The bootstrap sample that a tree grows on. */
export interface Bag {
  /** How often each sample was drawn. */
  readonly draws: Float64Array;
  /** The same for positive samples, and 0 for negative ones. */
  readonly positives: Float64Array;
}

/** Some of a bag's samples: those that reached one node. */
export interface NodeSamples {
  /** Indices of samples drawn at least once, each once. */
  readonly samples: readonly number[];
  /** Sum of their draws. */
  readonly size: number;
  /** Sum of their positive draws. */
  readonly positive: number;
}

/** A cut of one column: samples with a rank below `rank` go left. */
export interface Split {
  readonly feature: number;
  readonly rank: number;
  /** Impurity of both sides together, in the unit of `impurity`. */
  readonly impurity: number;
}

/** n × Gini's impurity / 2 of n draws of which k are positive: k (n - k) / n, 0 when all are of one class. */
export function impurity(size: number, positive: number): number {
  return (positive * (size - positive)) / size;
}

/**
 * A search for the best split of a node by Gini's impurity (Breiman et al. 1984), with memory of its own that every
 * search uses again.
 *
 * Columns are drawn without replacement, `perSplit` of them. When no split is possible on any (all constant at the
 * node), drawing goes on until one is, or none is left: as scikit-learn does, where R's packages stop at a leaf. A
 * split that gains nothing is a split too: exclusive or needs one. Of equally good splits the first found is taken:
 * columns come in the order drawn, cuts of a column from below.
 *
 * @param minSize smallest number of draws on a side
 */
export function splitSearch(columns: RankedColumns, perSplit: number, minSize: number) {
  const { rows, columns: p, ranks, distinct } = columns;
  const inOrder = Uint32Array.from({ length: p }, (_, j) => j);
  const features = new Uint32Array(p);
  const drawsAt = new Float64Array(rows); // by rank, zero between columns
  const positivesAt = new Float64Array(rows);

  function search(bag: Bag, node: NodeSamples, random: Random): Split | undefined {
    const { draws, positives } = bag;
    const { samples, size, positive } = node;
    let best = Infinity;
    let feature = -1;
    let rank = -1;
    // Nothing is better than pure: the rest need not be looked at.
    for (let drawn = 0; drawn < p && best > 0 && (drawn < perSplit || feature < 0); drawn++) {
      const j = drawNext(features, drawn, random);
      const offset = j * rows;
      for (let i = 0; i < samples.length; i++) {
        const sample = samples[i];
        const at = ranks[offset + sample];
        drawsAt[at] += draws[sample];
        positivesAt[at] += positives[sample];
      }
      let left = 0;
      let leftPositive = 0;
      const end = distinct[j];
      for (let at = 0; at < end; at++) {
        left += drawsAt[at];
        leftPositive += positivesAt[at];
        drawsAt[at] = 0;
        positivesAt[at] = 0;
        // NaN where a side is empty, and then not below the best; where no sample has the rank, as before it.
        const both = impurity(left, leftPositive) + impurity(size - left, positive - leftPositive);
        if (both < best && left >= minSize && size - left >= minSize) {
          best = both;
          feature = j;
          rank = at + 1;
        }
      }
    }
    return feature < 0 ? undefined : { feature, rank, impurity: best };
  }

  return {
    search,
    /** To be called before each tree, so that what it draws depends on its own generator alone. */
    reset: () => features.set(inOrder),
  };
}

/** Swaps a random one of the items that were not drawn yet to position `drawn`, and returns it. */
function drawNext(items: Uint32Array, drawn: number, random: Random): number {
  const k = drawn + random.integer(items.length - drawn);
  const item = items[k];
  items[k] = items[drawn];
  items[drawn] = item;
  return item;
}
