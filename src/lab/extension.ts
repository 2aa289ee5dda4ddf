/// <reference lib="dom" />
// Draws figures live in JupyterLab. The extension in Plotly's Python package (7.1.0) takes the same bundles, but shows the
// picture, white on a dark page too, until the pointer enters it; what it draws then keeps its own width and colours and
// has no text alternative; it writes a picture of that into the notebook; and each reader would have to install it.
import { drawFigure, type DrawnFigure } from '../live/draw-figure.js';
import type { LiveFigure, Plotly } from '../live/plotly.js';

/** The MIME type that plotly's figures have in notebooks. */
export const MIME_TYPE = 'application/vnd.plotly.v1+json';

/** What is used of @lumino/widgets, which JupyterLab shares with its extensions. */
export interface Lumino {
  readonly Widget: new () => LuminoWidget;
}

interface LuminoWidget {
  readonly node: HTMLElement;
  readonly isAttached: boolean;
  addClass(name: string): void;
  dispose(): void;
  onAfterAttach(message: unknown): void;
}

/** An output, with all the forms it came in. */
interface Model {
  readonly data: Readonly<Record<string, unknown>>;
}

/** What JupyterLab takes for a renderer of a MIME type. */
export function mimeExtension({ Widget }: Lumino, loadPlotly: () => Promise<Plotly>): object {
  class FigureRenderer extends Widget {
    private model?: Model;
    private drawn?: DrawnFigure;
    /** Counts what was asked for: a newer output, or the end, overtakes a figure that is still being drawn. */
    private turn = 0;
    private readonly theme = new MutationObserver(() => void this.drawn?.setDark(isDark()));

    constructor() {
      super();
      this.addClass('jp-RenderedLeukemiaFigure');
      this.theme.observe(document.body, { attributeFilter: ['data-jp-theme-light'] });
    }

    /** Called with each new version of the output. */
    async renderModel(model: Model): Promise<void> {
      this.model = model;
      if (this.isAttached) await this.draw(model);
    }

    // Only on the page is it known how wide the figure may be; long notebooks attach their cells bit by bit.
    override onAfterAttach(message: unknown): void {
      super.onAfterAttach(message);
      if (this.model && !this.drawn) void this.draw(this.model);
    }

    override dispose(): void {
      this.turn++;
      this.theme.disconnect();
      this.drawn?.remove();
      super.dispose();
    }

    private async draw({ data }: Model): Promise<void> {
      const turn = ++this.turn;
      // Figures of other notebooks may leave out what plotly has defaults for.
      const figure: LiveFigure = { data: [], layout: {}, ...(data[MIME_TYPE] as object) };
      const alt = text(data['text/plain']);
      // As high as the figure is going to be, so that the notebook does not jump when it comes.
      this.node.style.minHeight = `${Number(figure.layout.height) || 0}px`;
      try {
        const plotly = await loadPlotly();
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
  }
  return {
    id: 'leukemia-figures:mime-renderer',
    description: 'Draws plotly figures live, in the colours of the theme.',
    dataType: 'json',
    // Before all other forms of an output.
    rank: -1,
    rendererFactory: {
      // A figure is drawn from numbers and words, and can't run anything: it shows in notebooks that nobody trusts yet.
      safe: true,
      mimeTypes: [MIME_TYPE],
      createRenderer: () => new FigureRenderer(),
    },
  };
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
