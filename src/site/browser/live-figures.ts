/// <reference lib="dom" />
import { drawFigure, type DrawnFigure } from '../../live/draw-figure.js';
import type { LiveFigure, Plotly } from '../../live/plotly.js';
import { loadScript } from './load-script.js';
import { currentTheme, onTheme } from './theme-choice.js';

/** What the scripts of the site leave in the global scope. */
type Globals = { Plotly: Plotly; leukemiaFigures: Record<string, LiveFigure> };

/** How far below the window a figure begins to be drawn, so that it is there when the reader is. */
const ahead = '400px 0px';

/** Replaces the pictures of figures by live ones as they come near; where that fails, the picture stays. */
export function liveFigures(figures: Iterable<HTMLElement>): void {
  const drawn: DrawnFigure[] = [];
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        if (!isIntersecting) continue;
        observer.unobserve(target);
        draw(target as HTMLElement).then(
          (figure) => drawn.push(figure),
          (error: unknown) => console.error(error),
        );
      }
    },
    { rootMargin: ahead },
  );
  for (const figure of figures) observer.observe(figure);
  onTheme(() => drawn.forEach((figure) => void figure.setDark(isDark())));
}

async function draw(figure: HTMLElement): Promise<DrawnFigure> {
  const name = figure.dataset.figure!;
  await Promise.all([loadScript('assets/plotly.js'), loadScript(`figures/${name}.js`)]);
  const { Plotly: plotly, leukemiaFigures } = self as unknown as Globals;
  const picture = figure.querySelector('img');
  const alt = picture?.alt ?? figure.textContent ?? '';
  // Until it is drawn it lies under the picture, and has the width that it is going to have.
  const host = document.createElement('div');
  host.className = 'live';
  figure.append(host);
  const dark = isDark();
  try {
    const live = await drawFigure(host, leukemiaFigures[name], { alt, dark, plotly });
    if (dark !== isDark()) await live.setDark(isDark());
    figure.classList.add('is-live');
    // On paper it is the picture that counts.
    if (picture) picture.loading = 'eager';
    return live;
  } catch (error) {
    host.remove();
    throw error;
  }
}

function isDark(): boolean {
  return currentTheme() === 'dark';
}
