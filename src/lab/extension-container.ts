/// <reference lib="dom" />
// What JupyterLab loads as a script when it starts: a container as module federation has it, written by hand, which saves
// a bundler of its own. JupyterLab calls `init` with the libraries that it shares, then `get` for the extension.
import type { Plotly } from '../live/plotly.js';
import { type Lumino, mimeExtension } from './extension.js';

/** Put in by the build: the extension's name, and the file beside this one in which plotly is. */
declare const EXTENSION_NAME: string;
declare const PLOTLY_FILE: string;

/** A library by its versions, each of which gives a function that returns the module. */
type SharedScope = Record<string, Record<string, { get(): Promise<() => unknown> }>>;

const here = (document.currentScript as HTMLScriptElement).src;
let shared: SharedScope = {};

const container = {
  init(scope: SharedScope): void {
    shared = scope;
  },
  async get(): Promise<() => object> {
    const lumino = await newest<Lumino>('@lumino/widgets');
    const extension = { __esModule: true, default: mimeExtension(lumino, loadPlotly) };
    return () => extension;
  },
};

/** Plotly is large: it is fetched with the first figure, once for all. */
async function loadPlotly(): Promise<Plotly> {
  const module = (await import(new URL(PLOTLY_FILE, here).href)) as { default: Plotly };
  return module.default;
}

async function newest<T>(library: string): Promise<T> {
  const versions = shared[library] ?? {};
  const numeric = { numeric: true };
  const [version] = Object.keys(versions).sort((a, b) => b.localeCompare(a, 'en', numeric));
  if (!version) throw new Error(`JupyterLab does not share ${library}, which figures need.`);
  return (await versions[version].get())() as T;
}

const page = globalThis as { _JUPYTERLAB?: Record<string, typeof container> };
page._JUPYTERLAB ??= {};
page._JUPYTERLAB[EXTENSION_NAME] = container;
