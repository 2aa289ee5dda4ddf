/** A file, or anything that gives bytes under a name. */
export interface Source {
  /** Name for messages. */
  readonly name: string;
  bytes(): AsyncIterable<Uint8Array>;
}
