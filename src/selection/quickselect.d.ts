/** quickselect 2.0.0, which ships no types: the last version that CommonJS can require. */
declare module 'quickselect' {
  /** Reorders values in place, so that the one in place k is where a sort would put it, and none before it is larger. */
  export default function quickselect(values: Float64Array, k: number): void;
}
