import { type Figure, FIGURE_CONFIG } from './figure.js';

/** What a Jupyter front end can show, by MIME type; it takes the richest it can. */
export type MimeBundle = Record<string, unknown>;

/** The message tslab sends to the cell that runs. */
type Send = (
  content: { data: MimeBundle; metadata: object; transient: object },
  update: boolean,
) => void;

/**
 * Shows a bundle under the cell that runs; outside a kernel its text goes to standard output.
 *
 * tslab's public `display` sends one MIME type at a time, and front ends need the live figure, its picture and its
 * text in one message; so the function behind it is used, which the kernel sets for each cell.
 */
export async function display(
  data: MimeBundle,
  metadata: object = {},
  id?: OutputId,
): Promise<void> {
  const show = await displayOfCell();
  if (show) show(data, metadata, id);
  else if (!id) console.log(String(data['text/plain']));
}

/** Names an output, so that a later one with `update` replaces it in place. */
export type OutputId = { id: string; update: boolean };

/** What shows bundles under the cell that runs now, also when another runs by then; undefined outside a kernel. */
export async function displayOfCell(): Promise<
  ((data: MimeBundle, metadata?: object, id?: OutputId) => void) | undefined
> {
  // The default export is the module itself; its named exports would stay those of the cell that imported it first.
  const kernel = (await import('tslab/dist/jupyter.js')).default as {
    lastWriteDisplayData: Send | null;
  };
  const send = kernel.lastWriteDisplayData;
  return send
    ? (data, metadata = {}, id) =>
        send({ data, metadata, transient: id ? { display_id: id.id } : {} }, id?.update ?? false)
    : undefined;
}

/** Pixels of a picture per pixel of its figure: sharp type on dense screens, and a file that a code host still shows. */
const SCALE = 1.5;

/**
 * Shows a figure under the cell that runs: live where plotly can be drawn, else a picture, else its text alternative,
 * which is what standard output gets outside a kernel.
 *
 * @example
 * import { figures, loadCohort, show } from 'leukemia-notebooks';
 * const cohort = await loadCohort('simulated');
 * await show(figures.pValueHistogram(cohort, [0.001, 0.01, 0.02, 0.3, 0.8]));
 * // => 'Histogram of p-values with a tall first bar: 3 at most 0.05 where 0 would be expected
 * //    by chance. (simulated cohort (SIMULATED))'
 */
export async function show(figure: Figure): Promise<void> {
  const { data, metadata } = await figureForm(figure);
  await display(data, metadata);
}

/** The forms of a figure that front ends choose from, and what they should know of the picture. */
export async function figureForm(
  figure: Figure,
): Promise<{ data: MimeBundle; metadata: Record<string, object> }> {
  const { renderPng } = await import('./raster/png.js');
  const { data, layout, alt } = figure;
  const png = await renderPng({ data, layout }, { scale: SCALE });
  return {
    data: {
      'application/vnd.plotly.v1+json': {
        data,
        layout,
        config: FIGURE_CONFIG,
      },
      'image/png': png.toString('base64'),
      'text/plain': alt,
    },
    metadata: { 'image/png': { width: layout.width, height: layout.height, alt } },
  };
}

/**
 * Shows lines of Markdown under the cell that runs: for sentences that carry numbers, which a cell computes. Outside a
 * kernel they go to standard output.
 *
 * @example
 * import { counted, say } from 'leukemia-notebooks';
 * await say(`**${counted(7129, 'probe')}**`, 'on each array.');
 * // => '**7,129 probes**\non each array.'
 */
export async function say(...lines: string[]): Promise<void> {
  const markdown = lines.join('\n');
  await display({ 'text/markdown': markdown, 'text/plain': markdown });
}
