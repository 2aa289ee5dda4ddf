import { around, EMPTY, union, type Box } from './box.js';
import { flattenPath } from './path.js';
import { childElements, isElement, numberOf, ownStyle, type SvgElement } from './svg-node.js';
import { textBox } from './text-layout.js';
import { compose, parseTransform, transformBox, type Matrix } from './transform.js';

/** What holds other elements and has no shape of its own. */
const CONTAINERS = new Set(['svg', 'g', 'a']);

/**
 * `getBBox`: the box of an element's geometry (strokes, clips and filters do not count) in its own
 * coordinates, before its own `transform`. An element that draws nothing has a box of zeros.
 */
export function boundingBox(element: SvgElement): Box {
  return geometry(element) ?? EMPTY;
}

/**
 * `getBoundingClientRect`: the same box after its own and all its ancestors' transforms, with the
 * outermost `svg` at (0, 0).
 */
export function clientBox(element: SvgElement): Box {
  return transformBox(toScreen(element), boundingBox(element));
}

function geometry(element: SvgElement): Box | undefined {
  if (ownStyle(element, 'display') === 'none') return undefined;
  const number = (attribute: string) => numberOf(element, attribute);
  switch (element.localName) {
    case 'text':
    case 'tspan':
      return textBox(element);
    case 'path':
      return around(flattenPath(element.getAttribute('d') ?? '').flat());
    case 'rect':
    case 'image':
      return rectangle(number('x'), number('y'), number('width'), number('height'));
    case 'circle':
      return ellipse(number('cx'), number('cy'), number('r'), number('r'));
    case 'ellipse':
      return ellipse(number('cx'), number('cy'), number('rx'), number('ry'));
    case 'line':
      return around([
        [number('x1'), number('y1')],
        [number('x2'), number('y2')],
      ]);
    default:
      return CONTAINERS.has(element.localName) ? contents(element) : undefined;
  }
}

function contents(container: SvgElement): Box | undefined {
  const boxes = childElements(container).flatMap((child) => {
    const box = geometry(child);
    return box ? [transformBox(ownTransform(child), box)] : [];
  });
  return union(boxes);
}

function rectangle(x: number, y: number, width: number, height: number): Box | undefined {
  return width > 0 && height > 0 ? { x, y, width, height } : undefined;
}

function ellipse(cx: number, cy: number, rx: number, ry: number): Box | undefined {
  return rectangle(cx - rx, cy - ry, 2 * rx, 2 * ry);
}

function ownTransform(element: SvgElement): Matrix {
  return parseTransform(element.getAttribute('transform'));
}

function toScreen(element: SvgElement): Matrix {
  const own = ownTransform(element);
  return isElement(element.parentNode) ? compose(toScreen(element.parentNode), own) : own;
}
