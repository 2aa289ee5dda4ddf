/// <reference lib="dom" />
import type { LiveFigure } from '../../live/plotly.js';
import type { FigureContent, LiveFigures } from './live-figures.js';
import { loadScript } from './load-script.js';

/** Where the scripts with the data of figures leave them. */
type Globals = { leukemiaFigures: Record<string, LiveFigure> };

/** Has the figures that a page was made with drawn from the scripts that hold their data. */
export function publishedFigures(figures: LiveFigures): void {
  document.querySelectorAll<HTMLElement>('figure[data-figure]').forEach((element) => {
    figures.watch(element, () => published(element));
  });
}

async function published(element: HTMLElement): Promise<FigureContent> {
  const name = element.dataset.figure!;
  await loadScript(`figures/${name}.js`);
  const { leukemiaFigures } = self as unknown as Globals;
  const picture = element.querySelector('img');
  // On paper it is the picture that counts.
  if (picture) picture.loading = 'eager';
  const alt = picture?.alt ?? element.querySelector('.picture')?.textContent ?? '';
  return { figure: leukemiaFigures[name], alt };
}
