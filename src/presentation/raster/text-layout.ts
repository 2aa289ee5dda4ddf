import { union, type Box } from './box.js';
import {
  fontOf,
  fontWithin,
  isElement,
  lengthOf,
  numberOf,
  ownStyle,
  type SvgElement,
  type SvgNode,
  type TextFont,
} from './svg-node.js';
import { advanceWidth, lineExtent } from './text-metrics.js';

/** A run of characters in one font; (x, y) is where its baseline starts. */
interface Fragment {
  x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
}

/** The box of a `text` or `tspan` element, or undefined when it has no characters. */
export function textBox(element: SvgElement): Box | undefined {
  const boxes = new Layout().of(element).map(({ x, y, width, size }) => {
    const { ascent, descent } = lineExtent(size);
    return { x, y: y - ascent, width, height: ascent + descent };
  });
  return union(boxes.filter((box) => box.width > 0));
}

/** The sum of the advances of all characters in a `text` or `tspan` element, in px. */
export function textLength(element: SvgElement): number {
  return new Layout().of(element).reduce((sum, { width }) => sum + width, 0);
}

/**
 * Places text as SVG does: `x` and `y` set the pen, `dx` and `dy` move it, and each stretch between
 * two settings of `x` is anchored as a whole. White space is kept (plotly sets `white-space: pre`).
 */
class Layout {
  private readonly fragments: Fragment[] = [];
  private x = 0;
  private y = 0;
  private chunkStart = 0;
  private anchor = 'start';

  of(element: SvgElement): Fragment[] {
    this.element(element, fontOf(element), inheritedAnchor(element));
    this.endChunk();
    return this.fragments;
  }

  private element(element: SvgElement, font: TextFont, anchor: string): void {
    if (element.getAttribute('x') !== null) {
      this.endChunk();
      this.x = numberOf(element, 'x');
      this.anchor = anchor;
    }
    if (this.fragments.length === this.chunkStart) this.anchor = anchor;
    if (element.getAttribute('y') !== null) this.y = numberOf(element, 'y');
    this.x += lengthOf(element.getAttribute('dx'), font.size);
    this.y += lengthOf(element.getAttribute('dy'), font.size);
    for (const child of Array.from(element.childNodes)) this.child(child, font, anchor);
  }

  private child(node: SvgNode, font: TextFont, anchor: string): void {
    if (isElement(node)) {
      const own = ownStyle(node, 'text-anchor') ?? anchor;
      this.element(node, fontWithin(node, font), own);
    } else if (node.nodeType === 3 && node.nodeValue) {
      const width = advanceWidth(node.nodeValue, font.size, font);
      this.fragments.push({ x: this.x, y: this.y, width, size: font.size });
      this.x += width;
    }
  }

  private endChunk(): void {
    const chunk = this.fragments.slice(this.chunkStart);
    this.chunkStart = this.fragments.length;
    const width = chunk.reduce((sum, fragment) => sum + fragment.width, 0);
    const shift = { middle: width / 2, end: width }[this.anchor] ?? 0;
    for (const fragment of chunk) fragment.x -= shift;
  }
}

function inheritedAnchor(element: SvgElement): string {
  const own = ownStyle(element, 'text-anchor');
  if (own !== undefined) return own;
  return isElement(element.parentNode) ? inheritedAnchor(element.parentNode) : 'start';
}
