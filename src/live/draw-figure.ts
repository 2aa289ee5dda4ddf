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
  const drawing = new Drawing(host, figure, plotly, dark);
  // One after the other: plotly does not expect to be asked again before it has finished.
  let last = Promise.resolve();
  const next = (step: () => Promise<void>) => (last = last.then(step, step));
  const resize = () => next(() => drawing.fit());
  const observer = new ResizeObserver(() => void resize());
  const remove = () => {
    observer.disconnect();
    drawing.remove();
  };
  host.setAttribute('role', 'img');
  host.setAttribute('aria-label', alt);
  host.style.overflowX = 'auto';
  try {
    await next(() => drawing.draw());
  } catch (error) {
    remove();
    throw error;
  }
  observer.observe(host);
  const setDark = (value: boolean) => {
    drawing.dark = value;
    return next(() => drawing.draw());
  };
  const update = (other: LiveFigure, says: string) => {
    drawing.show(other);
    host.setAttribute('aria-label', says);
    return next(() => drawing.draw());
  };
  return { update, setDark, resize, remove };
}

/** What plotly is asked to draw, and how it lies on the page. */
class Drawing {
  private width = -1;
  /** Given to a legend above the figure that breaks into more lines, in px. */
  private room = 0;
  private removed = false;

  constructor(
    private readonly host: HTMLElement,
    private figure: LiveFigure,
    private readonly plotly: Plotly,
    public dark: boolean,
  ) {}

  /** What the next drawing draws. */
  show(figure: LiveFigure): void {
    [this.figure, this.room] = [figure, 0];
  }

  async draw(): Promise<void> {
    if (this.removed) return;
    // While it is hidden it keeps the width that it had.
    const width = this.host.clientWidth || this.width;
    if (width !== this.width) [this.width, this.room] = [width, 0];
    const fitting = withRoomAbove(fitted(this.figure, width), this.room);
    const { data, layout } = themed(fitting, this.figure.data, this.dark);
    layout.modebar = { ...BESIDE_THE_TITLE, ...(layout.modebar as object | undefined) };
    await this.plotly.react(this.host, data, layout, CONFIG);
    const over = this.room === 0 ? legendOverTitle(this.host) : 0;
    this.room += over;
    if (over > 0) await this.draw();
  }

  /** Draws it again where its host has another width. */
  async fit(): Promise<void> {
    if (this.host.clientWidth > 0 && this.host.clientWidth !== this.width) await this.draw();
  }

  remove(): void {
    this.removed = true;
    this.plotly.purge(this.host);
    this.host.replaceChildren();
  }
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
