/// <reference lib="dom" />
import type { LiveFigures } from './live-figures.js';

/** What a page hands to the code that brings it alive. */
export interface PageParts {
  /** The cells; its data attributes name the notebook and the cohort of the published outputs. */
  readonly article: HTMLElement;
  readonly figures: LiveFigures;
  /** The box that offered to run it. */
  readonly invitation: HTMLElement;
}

/** What assets/live/main.js exports as `comeAlive`; rejects when the code or the worker can't be loaded. */
export type Alive = (page: PageParts) => Promise<void>;
