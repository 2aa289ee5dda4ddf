import type { Face } from './fonts.js';

/** The part of a DOM node that measuring needs, so that nothing here depends on a browser. */
export interface SvgNode {
  /** 1 for an element, 3 for text. */
  readonly nodeType: number;
  readonly nodeValue: string | null;
  readonly parentNode: SvgNode | null;
  readonly childNodes: ArrayLike<SvgNode>;
}

export interface SvgElement extends SvgNode {
  readonly localName: string;
  getAttribute(name: string): string | null;
}

/** What measuring text needs to know of its style: `size` in px. */
export interface TextFont extends Face {
  readonly size: number;
}

/** What browsers start from. */
const INITIAL: TextFont = { size: 16, bold: false, italic: false };

export function isElement(node: SvgNode | null): node is SvgElement {
  return node?.nodeType === 1;
}

export function childElements(node: SvgNode): SvgElement[] {
  return Array.from(node.childNodes).filter(isElement);
}

/** A number-valued attribute in user units; absent or not a number is 0. */
export function numberOf(element: SvgElement, attribute: string): number {
  return Number.parseFloat(element.getAttribute(attribute) ?? '') || 0;
}

/** A property set on the element itself, by `style` or else by attribute. */
export function ownStyle(element: SvgElement, property: string): string | undefined {
  for (const declaration of (element.getAttribute('style') ?? '').split(';')) {
    const colon = declaration.indexOf(':');
    if (declaration.slice(0, colon).trim() === property) return declaration.slice(colon + 1).trim();
  }
  return element.getAttribute(property) ?? undefined;
}

/** A length in px; `em` and `%` are of `whole`, which is the font size in px. */
export function lengthOf(text: string | null | undefined, whole: number): number {
  const value = Number.parseFloat(text ?? '') || 0;
  if (text?.endsWith('em')) return value * whole;
  return text?.endsWith('%') ? (value / 100) * whole : value;
}

/** The font of an element, given its parent's. */
export function fontWithin(element: SvgElement, parent: TextFont): TextFont {
  const size = ownStyle(element, 'font-size');
  const weight = ownStyle(element, 'font-weight');
  const style = ownStyle(element, 'font-style');
  return {
    size: size === undefined ? parent.size : lengthOf(size, parent.size),
    bold: weight === undefined ? parent.bold : isBold(weight),
    italic: style === undefined ? parent.italic : /italic|oblique/.test(style),
  };
}

/** The font of an element, with what it inherits. */
export function fontOf(element: SvgElement): TextFont {
  const parent = element.parentNode;
  return fontWithin(element, isElement(parent) ? fontOf(parent) : INITIAL);
}

// With one light and one heavy face, browsers take the heavy one from 600 on.
function isBold(weight: string): boolean {
  return /^bold/.test(weight) || Number.parseInt(weight, 10) >= 600;
}
