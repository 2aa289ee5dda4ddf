/** The part of ml-svm (2.1.2, which ships no types) that the project uses. */
declare module 'ml-svm' {
  interface Options {
    C: number;
    tol: number;
    maxPasses: number;
    maxIterations: number;
    /** By name, or as ml-kernel takes one of one's own. */
    kernel: 'rbf' | { compute(a: readonly number[], b: readonly number[]): number };
    kernelOptions?: { sigma: number };
    whitening: boolean;
    random: () => number;
  }
  class SVM {
    constructor(options: Options);
    /** The bias; the decision value is Σ alphas[i] Y[i] k(X[i], x) + b. */
    b: number;
    /** After training: of the support vectors alone, in the order of `supportVectors()`. */
    alphas: number[];
    train(features: number[][], labels: number[]): void;
    margin(features: number[][]): number[];
    supportVectors(): number[];
  }
  export = SVM;
}
