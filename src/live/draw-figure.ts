/// <reference lib="dom" />
import { fitted, withRoomAbove } from './fitted.js';
import type { LiveFigure, Plotly } from './plotly.js';
import { themed } from './themed.js';

/** A figure on a page. */
export interface DrawnFigure {
  /** Draws another figure in its place, with what that one says. */
  update(figure: LiveFigure, alt: string): Promise<void>;
  /** Draws it for a dark or a light page. */
  setDark(dark: boolean): Promise<void>;
  /** Fits it to its host again; called by itself when the host's width changes. */
  resize(): Promise<void>;
  /** Takes it off the page. */
  remove(): void;
}

export interface DrawOptions {
  /** What the figure says, for those who can't see it. */
  readonly alt: string;
  readonly dark: boolean;
  readonly plotly: Plotly;
}

const CONFIG = {
  displaylogo: false,
  // The width is ours to watch: plotly's own way leaves figures alone that have a size.
  responsive: false,
  // By name, because what plotly would show includes a button that uploads the figure to its makers.
  modeBarButtons: [['zoom2d', 'pan2d', 'resetScale2d', 'toImage']],
};

/** Where the buttons are: across they would lie over the title's end. */
const BESIDE_THE_TITLE = { orientation: 'v' };

/**
 * Draws a figure live into an element: as wide as the element is, up to the figure's own width, in the colours of the
 * page, with its text alternative. Rejects with what plotly throws; the host is then empty.
 *
 * @param host an element of the page, in which nothing else is
 * @param figure is copied: plotly writes into what it draws
 */
export async function drawFigure(
  host: HTMLElement,
  figure: LiveFigure,
  { alt, dark, plotly }: DrawOptions,
): Promise<DrawnFigure> {
  const shown = { figure, dark, width: -1, room: 0, removed: false };
  const draw = async (): Promise<void> => {
    if (shown.removed) return;
    // While it is hidden it keeps the width that it had.
    const width = host.clientWidth || shown.width;
    if (width !== shown.width) Object.assign(shown, { width, room: 0 });
    const fitting = withRoomAbove(fitted(shown.figure, width), shown.room);
    const { data, layout } = themed(fitting, shown.figure.data, shown.dark);
    layout.modebar = { ...BESIDE_THE_TITLE, ...(layout.modebar as object | undefined) };
    await plotly.react(host, data, layout, CONFIG);
    const over = shown.room === 0 ? legendOverTitle(host) : 0;
    shown.room += over;
    if (over > 0) await draw();
  };
  // One after the other: plotly does not expect to be asked again before it has finished.
  let last = Promise.resolve();
  const next = (step: () => Promise<void>) => (last = last.then(step, step));
  const resize = () =>
    next(async () => {
      if (host.clientWidth > 0 && host.clientWidth !== shown.width) await draw();
    });
  const observer = new ResizeObserver(() => void resize());
  const remove = () => {
    shown.removed = true;
    observer.disconnect();
    plotly.purge(host);
    host.replaceChildren();
  };
  host.setAttribute('role', 'img');
  host.setAttribute('aria-label', alt);
  host.style.overflowX = 'auto';
  try {
    await next(draw);
  } catch (error) {
    remove();
    throw error;
  }
  observer.observe(host);
  const setDark = (value: boolean) => {
    shown.dark = value;
    return next(draw);
  };
  const update = (other: LiveFigure, says: string) => {
    Object.assign(shown, { figure: other, room: 0 });
    host.setAttribute('aria-label', says);
    return next(draw);
  };
  return { update, setDark, resize, remove };
}

/** How many px of a legend that broke into more lines lie over the title. */
function legendOverTitle(host: HTMLElement): number {
  const title = host.querySelector('.gtitle')?.getBoundingClientRect();
  const legend = host.querySelector('.legend')?.getBoundingClientRect();
  if (!title?.height || !legend?.height) return 0;
  const apart =
    legend.left >= title.right || legend.top >= title.bottom || legend.bottom <= title.top;
  return apart ? 0 : Math.ceil(title.bottom - legend.top) + 6;
}
