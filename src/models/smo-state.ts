/** The dual problem of a support vector machine, where its solution stands, and the gradient there. */
export interface SmoState {
  /** n × n, row by row. */
  readonly K: Float64Array;
  readonly diagonal: Float64Array;
  /** αᵢỹᵢ: it carries the sign of the class. */
  readonly alpha: Float64Array;
  /** The box: 0 … C for a positive sample, -C … 0 for a negative one. */
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  /** ỹ - K alpha; brought up to date by whoever changes alpha, or computed anew. */
  readonly gradient: Float64Array;
}
