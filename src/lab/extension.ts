/// <reference lib="dom" />
// Draws figures live in JupyterLab. The extension in Plotly's Python package (7.1.0) takes the same bundles, but shows the
// picture, white on a dark page too, until the pointer enters it; what it draws then keeps its own width and colours and
// has no text alternative; it writes a picture of that into the notebook; and each reader would have to install it.
import type { Plotly } from '../live/plotly.js';
import { MIME_TYPE, type OutputData, ShownFigure } from './shown-figure.js';

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

interface Model {
  readonly data: OutputData;
}

/** What JupyterLab takes for a renderer of a MIME type. */
export function mimeExtension(lumino: Lumino, loadPlotly: () => Promise<Plotly>): object {
  const FigureRenderer = figureRenderer(lumino, loadPlotly);
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

/** The class of renderers. It is made here because Lumino's widget, which it extends, is JupyterLab's to give. */
function figureRenderer({ Widget }: Lumino, loadPlotly: () => Promise<Plotly>) {
  return class FigureRenderer extends Widget {
    private readonly figure = new ShownFigure(this.node, loadPlotly);
    private model?: Model;

    constructor() {
      super();
      this.addClass('jp-RenderedLeukemiaFigure');
    }

    /** Called with each new version of the output. */
    async renderModel(model: Model): Promise<void> {
      this.model = model;
      if (this.isAttached) await this.figure.show(model.data);
    }

    // Only on the page is it known how wide the figure may be; long notebooks attach their cells bit by bit.
    override onAfterAttach(message: unknown): void {
      super.onAfterAttach(message);
      if (this.model && !this.figure.isDrawn) void this.figure.show(this.model.data);
    }

    override dispose(): void {
      this.figure.end();
      super.dispose();
    }
  };
}
