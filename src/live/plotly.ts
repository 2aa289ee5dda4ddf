/// <reference lib="dom" />
/** A figure as a notebook carries it: plain JSON, sized for its picture. */
export interface LiveFigure {
  readonly data: readonly object[];
  readonly layout: Readonly<Record<string, unknown>>;
}

/** What is used of plotly.js. */
export interface Plotly {
  react(host: HTMLElement, data: object[], layout: object, config: object): Promise<unknown>;
  purge(host: HTMLElement): void;
}
