/** A colour: red, green and blue from 0 to 255, opacity from 0 to 1. */
export interface Colour {
  readonly rgb: readonly [number, number, number];
  readonly alpha: number;
}

type Triple = [number, number, number];

/** Lightness from 0 (black) to 1 (white), and two axes of hue, as wide as the colour is strong. */
type Lab = Triple;

/** Reads #rgb, #rrggbb, #rrggbbaa, rgb(...) and rgba(...); anything else is undefined. */
export function parseColour(text: string): Colour | undefined {
  const short = /^#([\da-f])([\da-f])([\da-f])$/i.exec(text);
  if (short) return hex(short.slice(1).map((digit) => digit + digit));
  const long = /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})([\da-f]{2})?$/i.exec(text);
  if (long) return hex(long.slice(1).filter(Boolean));
  const parts = /^rgba?\(([^)]*)\)$/i.exec(text.trim())?.[1].split(',').map(Number);
  if (!parts || parts.length < 3 || parts.some(Number.isNaN)) return undefined;
  return { rgb: [parts[0], parts[1], parts[2]], alpha: parts[3] ?? 1 };
}

function hex(pairs: string[]): Colour {
  const [r, g, b, a = 255] = pairs.map((pair) => parseInt(pair, 16));
  return { rgb: [r, g, b], alpha: a / 255 };
}

/** As plotly and browsers read it. */
export function formatColour({ rgb, alpha }: Colour): string {
  const [r, g, b] = rgb.map(Math.round);
  if (alpha < 1) return `rgba(${r},${g},${b},${Number(alpha.toFixed(3))})`;
  return `#${[r, g, b].map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}

/** Contrast of two opaque colours, from 1 to 21 (WCAG 2.2, "contrast ratio"). */
export function contrast(a: Colour, b: Colour): number {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

function luminance({ rgb }: Colour): number {
  const [r, g, b] = rgb.map(linear);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Björn Ottosson's OKLab (2020): equal steps in it look equally large. */
export function lightness(colour: Colour): number {
  return toLab(colour)[0];
}

/** Whether a colour is a shade of grey, to the eye. */
export function isGrey(colour: Colour): boolean {
  const [, a, b] = toLab(colour);
  return Math.hypot(a, b) < 0.03;
}

/** The same hue at another lightness; as strong as the screen can show it there, and no stronger than before. */
export function withLightness(colour: Colour, wanted: number): Colour {
  const [, a, b] = toLab(colour);
  let strength = 1;
  let rgb = toRgb([wanted, a, b]);
  while (strength > 0 && rgb.some((value) => value < -0.5 || value > 255.5)) {
    strength -= 0.02;
    rgb = toRgb([wanted, strength * a, strength * b]);
  }
  const [r, g, bl] = rgb.map((value) => Math.min(255, Math.max(0, value)));
  return { rgb: [r, g, bl], alpha: colour.alpha };
}

function linear(value: number): number {
  const share = value / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}

function gamma(value: number): number {
  return 255 * (value <= 0.0031308 ? 12.92 * value : 1.055 * value ** (1 / 2.4) - 0.055);
}

function toLab({ rgb }: Colour): Lab {
  const [r, g, b] = rgb.map(linear);
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

function toRgb([L, a, b]: Lab): Triple {
  const l = (L + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (L - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (L - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    gamma(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    gamma(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    gamma(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ];
}
