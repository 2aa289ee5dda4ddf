/// <reference lib="dom" />
import { drawFigure, type DrawnFigure } from '../live/draw-figure.js';
import type { LiveFigure, Plotly } from '../live/plotly.js';

/** The MIME type that plotly's figures have in notebooks. */
export const MIME_TYPE = 'application/vnd.plotly.v1+json';

/** An output in all the forms it came in, by their MIME types. */
export type OutputData = Readonly<Record<string, unknown>>;

/** A figure in an output of a notebook: live, in the colours of the theme, or a picture where that fails. */
export class ShownFigure {
  private drawn?: DrawnFigure;
  /** Counts what was asked for: a newer output, or the end, overtakes a figure that is still being drawn. */
  private turn = 0;
  private readonly theme = new MutationObserver(() => void this.drawn?.setDark(isDark()));

  constructor(
    private readonly node: HTMLElement,
    private readonly loadPlotly: () => Promise<Plotly>,
  ) {
    this.theme.observe(document.body, { attributeFilter: ['data-jp-theme-light'] });
  }

  get isDrawn(): boolean {
    return this.drawn !== undefined;
  }

  /** Takes the place of what is shown. */
  async show(data: OutputData): Promise<void> {
    const turn = ++this.turn;
    // Figures of other notebooks may leave out what plotly has defaults for.
    const figure: LiveFigure = { data: [], layout: {}, ...(data[MIME_TYPE] as object) };
    const alt = text(data['text/plain']);
    // As high as the figure is going to be, so that the notebook does not jump when it comes.
    this.node.style.minHeight = `${Number(figure.layout.height) || 0}px`;
    try {
      const plotly = await this.loadPlotly();
      if (turn !== this.turn) return;
      this.drawn?.remove();
      this.drawn = undefined;
      const host = document.createElement('div');
      this.node.replaceChildren(host);
      const dark = isDark();
      const drawn = await drawFigure(host, figure, { alt, dark, plotly });
      if (turn !== this.turn) return drawn.remove();
      this.drawn = drawn;
      if (dark !== isDark()) await drawn.setDark(isDark());
    } catch (error) {
      console.warn('A figure could not be drawn live; its picture is shown.', error);
      this.node.replaceChildren(picture(data['image/png'], alt));
    }
    this.node.style.minHeight = '';
  }

  /** Takes it off the page for good. */
  end(): void {
    this.turn++;
    this.theme.disconnect();
    this.drawn?.remove();
  }
}

function isDark(): boolean {
  return document.body.dataset.jpThemeLight === 'false';
}

/** What shows where the live figure can't: the picture, else the words. */
function picture(png: unknown, alt: string): HTMLElement {
  if (!png) return Object.assign(document.createElement('pre'), { textContent: alt });
  return Object.assign(document.createElement('img'), {
    alt,
    src: `data:image/png;base64,${text(png).replaceAll('\n', '')}`,
    style: 'max-width: 860px; width: 100%',
  });
}

/** Notebook files keep long texts as lists of lines. */
function text(value: unknown): string {
  return Array.isArray(value) ? value.join('') : typeof value === 'string' ? value : '';
}
