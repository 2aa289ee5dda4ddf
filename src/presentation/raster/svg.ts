import { freshPlotly, type Finding, type Plotly } from './plotly.js';

/** A plotly figure as plain JSON, as in a notebook's `application/vnd.plotly.v1+json`. */
export interface PlotlyFigure {
  readonly data: readonly object[];
  readonly layout: object;
}

/** What makes `Plotly.validate` refuse a figure; its other findings are values that go unused. */
const REFUSED = new Set(['array', 'object', 'schema', 'value']);

let previous: Promise<unknown> = Promise.resolve();

/**
 * A figure as plotly lays it out, in an SVG of `width` x `height` px; the figure is left as it was.
 * Rejects with an Error when plotly does not understand it. One at a time, in the order asked for:
 * all are laid out in the same document.
 */
export function drawSvg(figure: PlotlyFigure, width: number, height: number): Promise<string> {
  const svg = previous.then(() => drawNow(figure, width, height));
  previous = svg.then(
    () => undefined,
    () => undefined,
  );
  return svg;
}

async function drawNow(figure: PlotlyFigure, width: number, height: number): Promise<string> {
  const plotly = freshPlotly();
  // plotly writes into what it is given
  const copy = JSON.parse(toJson(figure)) as PlotlyFigure;
  refuse(findings(plotly, copy));
  try {
    return await plotly.toImage(copy, { format: 'svg', imageDataOnly: true, width, height });
  } catch (error) {
    throw new Error(`plotly could not draw the figure: ${messageOf(error)}`, { cause: error });
  }
}

/** What plotly has to say about a figure. */
function findings(plotly: Plotly, { data, layout }: PlotlyFigure): readonly Finding[] {
  try {
    return plotly.validate(data, layout) ?? [];
  } catch {
    // plotly.js 4.1.1 cannot judge a legend that ends up not being drawn
    const rest = Object.entries(layout).filter(([key]) => key !== 'legend');
    return plotly.validate(data, Object.fromEntries(rest)) ?? [];
  }
}

/** JSON with typed arrays written as arrays, not as objects with numbered keys. */
function toJson({ data, layout }: PlotlyFigure): string {
  return JSON.stringify({ data, layout }, (_, value: unknown) =>
    ArrayBuffer.isView(value) ? Array.from(value as Float64Array) : value,
  );
}

function refuse(findings: readonly Finding[]): void {
  const serious = findings.filter(({ code }) => REFUSED.has(code)).map(({ msg }) => msg);
  if (serious.length > 0) {
    const more = serious.length > 5 ? `; and ${serious.length - 5} more` : '';
    const first = serious.slice(0, 5).join('; ');
    throw new Error(`plotly does not understand the figure. ${first}${more}.`);
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
