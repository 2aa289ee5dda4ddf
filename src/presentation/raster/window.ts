import { Canvas2d, type CanvasSize } from './canvas.js';
import { loadPackage } from './packages.js';
import { pathLength, pointAtLength } from './path.js';
import { boundingBox, clientBox } from './svg-geometry.js';
import type { SvgElement } from './svg-node.js';
import { textLength } from './text-layout.js';

/** A prototype of the document's classes, to be completed. */
type Methods<T> = Record<string, (this: T, ...parameters: never[]) => unknown>;

/** The part of a jsdom window that is used here. */
export interface BrowserWindow {
  readonly SVGElement: { readonly prototype: Methods<SvgElement> };
  readonly HTMLCanvasElement: { readonly prototype: Methods<CanvasSize> };
  CSS: { supports(property: string): boolean };
}

interface JsDom {
  readonly JSDOM: new (
    html: string,
    options: { readonly virtualConsole: object },
  ) => { readonly window: BrowserWindow };
  readonly VirtualConsole: new () => object;
}

/**
 * A jsdom window, completed by what plotly asks of a browser and jsdom lacks, as it has no layout
 * and no canvas. What is written to the window's own console is dropped.
 */
export function browserWindow(): BrowserWindow {
  const { JSDOM, VirtualConsole } = loadPackage<JsDom>('jsdom');
  const { window } = new JSDOM('<!DOCTYPE html><body></body>', {
    virtualConsole: new VirtualConsole(),
  });
  completeSvg(window.SVGElement.prototype);
  completeCanvas(window.HTMLCanvasElement.prototype);
  // makes plotly write a heatmap as one pixel per cell, to be enlarged with sharp edges
  window.CSS = { supports: (property) => property === 'image-rendering' };
  return window;
}

function completeSvg(element: Methods<SvgElement>): void {
  element.getBBox = function () {
    return boundingBox(this);
  };
  element.getBoundingClientRect = function () {
    const { x, y, width, height } = clientBox(this);
    return { x, y, width, height, left: x, top: y, right: x + width, bottom: y + height };
  };
  element.getComputedTextLength = function () {
    return textLength(this);
  };
  element.getTotalLength = function () {
    return pathLength(this.getAttribute('d') ?? '');
  };
  element.getPointAtLength = function (along: number) {
    return pointAtLength(this.getAttribute('d') ?? '', along);
  };
}

function completeCanvas(canvas: Methods<CanvasSize>): void {
  const contexts = new WeakMap<CanvasSize, Canvas2d>();
  const contextOf = (element: CanvasSize) => {
    const context = contexts.get(element) ?? new Canvas2d(element);
    contexts.set(element, context);
    return context;
  };
  canvas.getContext = function (kind: string) {
    return kind === '2d' ? contextOf(this) : null;
  };
  canvas.toDataURL = function () {
    return `data:image/png;base64,${contextOf(this).toPng().toString('base64')}`;
  };
}
