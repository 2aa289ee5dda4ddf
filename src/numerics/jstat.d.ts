/** The part of jstat (1.9.6, which ships no types) that the project uses. */
declare module 'jstat' {
  export const jStat: {
    corrcoeff(a: readonly number[], b: readonly number[]): number;
    beta: { inv(p: number, a: number, b: number): number };
    hypgeom: { pdf(k: number, total: number, marked: number, drawn: number): number };
    studentt: { cdf(t: number, df: number): number; inv(p: number, df: number): number };
  };
}
