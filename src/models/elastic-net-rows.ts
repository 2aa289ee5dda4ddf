import type { ElasticNetPath } from './elastic-net-path.js';

/** One coefficient at one λ. */
export interface RegularisationRow {
  readonly alpha: number;
  readonly lambda: number;
  /** Accession, or `(Intercept)`. */
  readonly probe: string;
  readonly coefficient: number;
}

/** A probe's coefficient along the path. */
export interface CoefficientPath {
  readonly probe: string;
  /** One per λ of the path. */
  readonly coefficient: readonly number[];
}

/**
 * A path as rows: for each λ the intercept, then every coefficient that is not 0, in the order of the columns.
 *
 * @param probes accessions of the columns that the path was fitted on
 * @example
 * import { Matrix } from 'ml-matrix';
 * import { elasticNetPath, regularisationRows } from 'leukemia-notebooks';
 * const X = new Matrix([[-1, 1], [-1, -1], [1, -1], [1, 1]]);
 * const path = elasticNetPath(X, [0, 0, 1, 1], { lambdas: [0.5, 0.1] });
 * const rows = regularisationRows(path, ['CD33_at', 'MYB_at']);
 * rows.map(({ lambda, probe, coefficient }) => [lambda, probe, coefficient]);
 * // => [[0.5, '(Intercept)', 0], [0.1, '(Intercept)', 0], [0.1, 'CD33_at', 2.197]]
 */
export function regularisationRows(
  { alpha, lambda, intercept, coefficients }: ElasticNetPath,
  probes: readonly string[],
): RegularisationRow[] {
  return lambda.flatMap((at, k) => [
    { alpha, lambda: at, probe: '(Intercept)', coefficient: intercept[k] },
    ...coefficients[k].map(({ index, value }) => ({
      alpha,
      lambda: at,
      probe: probes[index],
      coefficient: value,
    })),
  ]);
}

/**
 * The probes that have a coefficient somewhere on the path, those with the largest (in size) first.
 *
 * @param probes accessions of the columns that the path was fitted on
 * @param top how many at most; all unless given
 * @example
 * import { Matrix } from 'ml-matrix';
 * import { coefficientPaths, elasticNetPath } from 'leukemia-notebooks';
 * const X = new Matrix([[-1, 1], [-1, -1], [1, -1], [1, 1]]);
 * const path = elasticNetPath(X, [0, 0, 1, 1], { count: 3 });
 * coefficientPaths(path, ['CD33_at', 'MYB_at']);
 * // => [{ probe: 'CD33_at', coefficient: [0, 2.944, 5.293] }]
 */
export function coefficientPaths(
  { lambda, coefficients }: ElasticNetPath,
  probes: readonly string[],
  top = Infinity,
): CoefficientPath[] {
  const paths = new Map<number, number[]>();
  coefficients.forEach((weights, k) => {
    for (const { index, value } of weights) {
      if (!paths.has(index)) paths.set(index, new Array<number>(lambda.length).fill(0));
      paths.get(index)![k] = value;
    }
  });
  const size = (values: readonly number[]) => Math.max(...values.map(Math.abs));
  return [...paths]
    .map(([index, coefficient]) => ({ probe: probes[index], coefficient }))
    .sort((a, b) => size(b.coefficient) - size(a.coefficient))
    .slice(0, top);
}
