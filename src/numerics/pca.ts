import { EigenvalueDecomposition, Matrix } from 'ml-matrix';

/** Principal components of the samples. */
export interface PrincipalComponents {
  /** Samples × components: coordinates of each sample, in the unit of X. */
  readonly scores: Matrix;
  /** Share of the total variance that each component carries, in [0, 1]; NaN when all rows are equal. */
  readonly explained: readonly number[];
}

/**
 * Principal component analysis of the rows of X (Hotelling 1933), columns centred and not scaled.
 *
 * With p >> n the n × n Gram matrix of the samples holds all there is: its eigenvectors times the roots of its
 * eigenvalues are the scores. The sign of a component is free; it is set so that its largest score is positive.
 *
 * @param X samples × probes, finite
 * @param components how many to return, at most min(n - 1, p)
 * @example
 * import { Matrix } from 'ml-matrix';
 * import { principalComponents } from 'leukemia-notebooks';
 * const onALine = new Matrix([
 *   [0, 0],
 *   [1, 1],
 *   [5, 5],
 * ]);
 * const { scores, explained } = principalComponents(onALine, 1);
 * scores.getColumn(0); // => [-2.828, -1.414, 4.243]
 * explained; // => [1]
 */
export function principalComponents(X: Matrix, components: number): PrincipalComponents {
  const centred = X.clone().subRowVector(X.mean('column'));
  const { values, vectors } = eigen(centred.mmul(centred.transpose()));
  const total = values.reduce((sum, value) => sum + Math.max(0, value), 0);
  const scores = new Matrix(X.rows, components);
  for (let c = 0; c < components; c++) {
    const column = vectors.getColumn(c);
    const largest = column.reduce((best, v) => (Math.abs(v) > Math.abs(best) ? v : best), 0);
    const scale = Math.sqrt(Math.max(0, values[c])) * (largest < 0 ? -1 : 1);
    scores.setColumn(
      c,
      column.map((v) => v * scale),
    );
  }
  return {
    scores,
    explained: values.slice(0, components).map((value) => Math.max(0, value) / total),
  };
}

/** Eigenvalues of a symmetric matrix, largest first, with their vectors in columns. */
export function eigen(symmetric: Matrix): { values: number[]; vectors: Matrix } {
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(symmetric, {
    assumeSymmetric: true,
  });
  const order = realEigenvalues
    .map((_, i) => i)
    .sort((i, j) => realEigenvalues[j] - realEigenvalues[i]);
  return {
    values: order.map((i) => realEigenvalues[i]),
    vectors: eigenvectorMatrix.subMatrixColumn(order),
  };
}
