/** The kinds of traces of plotly's build for figures with x and y axes, a third of the whole: what a page loads. */
export const CARTESIAN: ReadonlySet<string> = new Set([
  'bar',
  'box',
  'contour',
  'heatmap',
  'histogram',
  'histogram2d',
  'histogram2dcontour',
  'image',
  'pie',
  'scatter',
  'scatterternary',
  'violin',
]);

/**
 * Refuses what that build would draw as something else.
 *
 * @throws Error naming the kind of a trace that it has not got
 */
export function requireCartesian(data: readonly { readonly type?: unknown }[]): void {
  for (const { type = 'scatter' } of data) {
    if (CARTESIAN.has(String(type))) continue;
    throw new Error(
      `A page draws no trace of the type “${String(type)}”, only ${[...CARTESIAN].join(', ')}. JupyterLab draws all that plotly has.`,
    );
  }
}
