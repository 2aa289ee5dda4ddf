/// <reference lib="dom" />

/** How a reader gives one value. Its elements tell of a change by `input` events, which bubble. */
export interface Input {
  /** The element that the label names, and that is marked when the value is wrong. */
  readonly main: HTMLElement;
  /** All elements, in the order of the page. */
  readonly parts: readonly HTMLElement[];
  /** The value as it stands; anything, so it is to be checked. */
  read(): unknown;
  show(value: unknown): void;
}
