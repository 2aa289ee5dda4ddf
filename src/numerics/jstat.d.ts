/** The part of jstat (1.9.6, which ships no types) that the project uses. */
declare module 'jstat' {
  export const jStat: {
    /** Quantiles at the given probabilities; alphap = betap = 1 is R's type 7. */
    quantiles(
      values: readonly number[],
      probabilities: readonly number[],
      alphap: number,
      betap: number,
    ): number[];
    corrcoeff(a: readonly number[], b: readonly number[]): number;
    beta: { inv(p: number, a: number, b: number): number };
    hypgeom: { pdf(k: number, total: number, marked: number, drawn: number): number };
    studentt: { cdf(t: number, df: number): number; inv(p: number, df: number): number };
  };
}
