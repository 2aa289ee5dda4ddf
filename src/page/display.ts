import { requireCartesian } from '../live/cartesian.js';
import type { MimeBundle } from '../presentation/display.js';
import { type Figure, FIGURE_CONFIG } from '../presentation/figure.js';
import { running } from '../rerun/running.js';
import { tell } from './tell.js';

export type { MimeBundle } from '../presentation/display.js';

// As `presentation/display.ts`: outputs go to the page, which draws the figures itself and needs no pictures of them.

export async function display(
  data: MimeBundle,
  metadata: object = {},
  id?: { id: string },
): Promise<void> {
  const show = await displayOfCell();
  show?.(data, metadata, id);
}

export function displayOfCell(): Promise<
  ((data: MimeBundle, metadata?: object, id?: { id: string }) => void) | undefined
> {
  const now = running();
  if (!now) return Promise.resolve(undefined);
  const { run, cell, signal } = now;
  return Promise.resolve((data, metadata = {}, id) => {
    if (signal.aborted) return;
    const known = metadata as Record<string, object>;
    tell({ kind: 'output', run, cell, data, metadata: known, ...(id && { id: id.id }) });
  });
}

export async function show(figure: Figure): Promise<void> {
  await display((await figureForm(figure)).data);
}

export function figureForm({ data, layout, alt }: Figure): Promise<{
  data: MimeBundle;
  metadata: Record<string, object>;
}> {
  requireCartesian(data);
  const live = { data, layout, config: FIGURE_CONFIG };
  return Promise.resolve({
    data: { 'application/vnd.plotly.v1+json': live, 'text/plain': alt },
    metadata: {},
  });
}

export async function say(...lines: string[]): Promise<void> {
  const markdown = lines.join('\n');
  await display({ 'text/markdown': markdown, 'text/plain': markdown });
}
