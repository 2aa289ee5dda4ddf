/// <reference lib="dom" />
import type { Plotly } from '../../live/plotly.js';
import { loadScript } from './load-script.js';
import { nextFrame } from './next-frame.js';

/** What plotly's script leaves in the global scope. */
type Globals = { Plotly: Plotly };

let loading: Promise<Plotly> | undefined;

/** Loads plotly, once. To run its script takes a while, and the page is painted before anything is drawn with it. */
export function loadPlotly(): Promise<Plotly> {
  loading ??= loadScript('assets/plotly.js')
    .then(nextFrame)
    .then(() => (self as unknown as Globals).Plotly);
  return loading;
}
