import { readFileSync } from 'node:fs';
import { compileFunction } from 'node:vm';
import { random } from '../../numerics/random.js';
import { packageFile } from './packages.js';
import { browserWindow, type BrowserWindow } from './window.js';

/** One finding of `Plotly.validate`: `code` is its kind, `msg` a sentence with path and value. */
export interface Finding {
  readonly code: string;
  readonly msg: string;
}

/** The attributes that plotly knows, by name. */
type Attributes = Record<string, unknown>;

interface Schema {
  readonly layout: { readonly layoutAttributes: Attributes };
  readonly traces: Readonly<
    Record<string, { readonly attributes: Attributes; readonly layoutAttributes?: Attributes }>
  >;
}

/** The part of plotly.js 4.1 that is used here. */
export interface Plotly {
  readonly PlotSchema: { get(): Schema };
  /** Undefined when there is nothing to find. */
  validate(data: unknown, layout: unknown): readonly Finding[] | undefined;
  /** Writes into the figure. */
  toImage(
    figure: { readonly data: unknown; readonly layout: unknown },
    options: { format: 'svg'; imageDataOnly: true; width: number; height: number },
  ): Promise<string>;
}

let loaded: Plotly | undefined;

/** What plotly draws the names of its parts from; see `freshPlotly`. */
let names = random(0);

/**
 * plotly.js in a window of its own, loaded at the first call (a second or more) and then kept, with
 * the random names of its parts starting over: so a figure's SVG is always the same, and jsdom's
 * selector cache, which holds on to a whole figure for each name it has seen, stays small.
 */
export function freshPlotly(): Plotly {
  loaded ??= load();
  names = random(0);
  return loaded;
}

function load(): Plotly {
  const window = browserWindow() as BrowserWindow & { Plotly: Plotly };
  const file = packageFile('plotly.js-dist', 'plotly.js');
  const globals = globalsOf(window);
  // As a function of the browser's globals, plotly leaves Node's own alone, and its code runs three
  // times as fast as in a context, where each global is looked up through an interceptor.
  const run = compileFunction(readFileSync(file, 'utf8'), [...globals.keys()], { filename: file });
  Reflect.apply(run, window, [...globals.values()]);
  keepSchema(window.Plotly);
  return window.Plotly;
}

/** What a script in the window finds under each name. */
function globalsOf(window: object): Map<string, unknown> {
  const readable = Object.getOwnPropertyNames(window)
    .filter((name) => /^[A-Za-z]\w*$/.test(name))
    // a document without an address has no storage, and asking for it throws
    .filter((name) => name !== 'localStorage' && name !== 'sessionStorage');
  const values = new Map(readable.map((name) => [name, Reflect.get(window, name) as unknown]));
  for (const name of ['window', 'self', 'global', 'globalThis']) values.set(name, window);
  return values.set('Math', seededMath());
}

function seededMath(): object {
  const own = Object.getOwnPropertyDescriptors(Math);
  return Object.defineProperties({}, { ...own, random: { value: () => names.uniform() } });
}

/**
 * `Plotly.validate` builds the whole schema anew for each figure, which takes longer than drawing
 * it, and then adds the layout attributes of the figure's trace types (`barmode`, say). Here the
 * schema is built once and has those of all types from the start.
 */
function keepSchema({ PlotSchema }: Plotly): void {
  let schema: Schema | undefined;
  const build = PlotSchema.get.bind(PlotSchema);
  PlotSchema.get = () => (schema ??= withLayoutAttributes(build()));
}

function withLayoutAttributes(schema: Schema): Schema {
  for (const { attributes, layoutAttributes } of Object.values(schema.traces)) {
    if (!('subplot' in attributes)) Object.assign(schema.layout.layoutAttributes, layoutAttributes);
  }
  return schema;
}
