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
 * The probes that have a coefficient somewhere on the path, those with the largest first.
 *
 * @param probes accessions of the columns that the path was fitted on
 * @param top how many at most; all unless given
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
