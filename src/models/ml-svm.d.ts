/** The part of ml-svm (2.1.2, which ships no types) that the project uses. */
declare module 'ml-svm' {
  interface Options {
    C: number;
    tol: number;
    maxPasses: number;
    maxIterations: number;
    kernel: 'rbf';
    kernelOptions: { sigma: number };
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
