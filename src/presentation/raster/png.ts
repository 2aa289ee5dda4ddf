import { FAMILY, fontFiles } from './fonts.js';
import { loadPackage } from './packages.js';
import { encodePng } from './png-encoder.js';
import { svgForResvg } from './svg-for-resvg.js';
import { drawSvg, type PlotlyFigure } from './svg.js';

export type { PlotlyFigure } from './svg.js';

/** Width and height in CSS px, the unit of a figure's fonts; `scale` is pixels per CSS px. */
export interface PngSize {
  readonly width?: number;
  readonly height?: number;
  readonly scale?: number;
}

type Resvg = typeof import('@resvg/resvg-js');

/**
 * Draws a plotly figure as a PNG on white, in Node alone: plotly lays it out as SVG in jsdom, resvg
 * paints it, both with the DejaVu Sans fonts that are installed with the project. The size is the
 * one given, else `layout.width` and `layout.height`, else 800 x 500; `scale` is 2 unless given.
 * The same figure gives the same bytes under one version of Node. NaN, infinite and undefined
 * values are gaps, as null is. WebGL, map and 3D traces cannot be drawn. The first call loads
 * plotly, which takes two or three seconds. The figure is left as it was.
 *
 * Rejects with a TypeError for what is not a figure, a RangeError for a size that is not positive,
 * and an Error that names the attribute for a figure that plotly does not understand.
 */
export async function renderPng(figure: PlotlyFigure, size: PngSize = {}): Promise<Buffer> {
  refuseOtherThanFigure(figure);
  const { width, height } = sizeOf(figure, size);
  const scale = positive('scale', size.scale ?? 2);
  return paint(await drawSvg(figure, width, height), scale);
}

function refuseOtherThanFigure(figure: Partial<PlotlyFigure> | null): void {
  if (figure === null || !Array.isArray(figure.data)) {
    throw new TypeError("A figure's data must be an array of traces: pass { data, layout }.");
  }
  if (typeof figure.layout !== 'object' || figure.layout === null) {
    throw new TypeError("A figure's layout must be an object, {} at least: pass { data, layout }.");
  }
}

function sizeOf(figure: PlotlyFigure, size: PngSize): { width: number; height: number } {
  const own = figure.layout as { width?: number; height?: number };
  return {
    width: positive('width', size.width ?? own.width ?? 800),
    height: positive('height', size.height ?? own.height ?? 500),
  };
}

function positive(name: string, value: number): number {
  if (Number.isFinite(value) && value > 0) return value;
  throw new RangeError(`A figure's ${name} must be a positive number, not ${value}.`);
}

function paint(svg: string, scale: number): Buffer {
  const { Resvg } = loadPackage<Resvg>('@resvg/resvg-js');
  const painter = new Resvg(svgForResvg(svg), {
    fitTo: { mode: 'zoom', value: scale },
    background: 'white',
    logLevel: 'off',
    // where a figure names other families only, resvg ends at its serif one
    font: { loadSystemFonts: false, fontFiles: fontFiles(), serifFamily: FAMILY },
  });
  const { width, height, pixels } = painter.render();
  return encodePng(width, height, pixels);
}
