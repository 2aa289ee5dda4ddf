import {
  type Colour,
  contrast,
  formatColour,
  isGrey,
  lightness,
  parseColour,
  withLightness,
} from './colour.js';
import type { LiveFigure } from './plotly.js';

/** Colours of a dark page, for what a figure leaves to plotly and for the page around it. */
export const DARK = { paper: '#111111', ink: '#ECECEC', line: '#8A8A8A' } as const;

const paper = parseColour(DARK.paper)!;
/** Contrast with the page that makes text readable, and marks at least as plain as text (WCAG 2.2, level AA). */
const READABLE = 4.5;

/**
 * The figure in the colours of a light or a dark page. A figure is made for white paper: on a dark page its greys swap
 * light for dark, and its colours keep their hue and are lightened as far as contrast needs it.
 *
 * @returns a deep copy; the figure given is left as it is
 */
export function themed(
  layout: LiveFigure['layout'],
  data: LiveFigure['data'],
  dark: boolean,
): { layout: Record<string, unknown>; data: Record<string, unknown>[] } {
  const copy = structuredClone({ layout, data }) as ReturnType<typeof themed>;
  // One that names no paper was not made by this project, and may have a theme of its own.
  if (!dark || layout.paper_bgcolor === undefined) return copy;
  return {
    layout: {
      ...(darkened(copy.layout, '') as object),
      paper_bgcolor: DARK.paper,
      plot_bgcolor: DARK.paper,
      modebar: { bgcolor: 'rgba(0,0,0,0)', color: DARK.line, activecolor: DARK.ink },
    },
    data: copy.data.map((trace) => withDefaults(darkened(trace, '') as Record<string, unknown>)),
  };
}

/** What a trace leaves to plotly is plotly's own dark grey: the frame of a colour bar, error bars of many colours. */
function withDefaults(trace: Record<string, unknown>): Record<string, unknown> {
  const { paper: outlinecolor, line: tickcolor, ink: color } = DARK;
  const named: Record<string, object> = {};
  if (trace.colorbar) named.colorbar = { outlinecolor, tickcolor, ...trace.colorbar };
  for (const bars of ['error_x', 'error_y']) {
    const own = trace[bars] as object | undefined;
    if (own && manyColours(trace)) named[bars] = { color, ...own };
  }
  return { ...trace, ...named };
}

function manyColours({ marker }: { marker?: { color?: unknown } }): boolean {
  return Array.isArray(marker?.color);
}

/** Every colour in a part of a figure, by the name of the key it is under. */
function darkened(value: unknown, key: string): unknown {
  if (Array.isArray(value)) return value.map((item) => darkened(item, key));
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(
      Object.entries(value).map(([name, part]) => [name, darkened(part, name)]),
    );
  }
  if (typeof value !== 'string') return value;
  if (key.endsWith('colorscale')) return recoloured(value, onScale);
  if (key.endsWith('bgcolor')) return recoloured(value, inverted);
  if (key.endsWith('color')) return recoloured(value, onDark);
  // Colours of words within a text: <span style="color:#555555">.
  return value.replace(
    /(style="[^"]*\bcolor:\s*)([^;"]+)/g,
    (_, before: string, colour: string) => before + recoloured(colour, onDark),
  );
}

function recoloured(text: string, change: (colour: Colour) => Colour): string {
  const colour = parseColour(text);
  return colour ? formatColour(change(colour)) : text;
}

/** A line, a mark or a word. */
function onDark(colour: Colour): Colour {
  // White on white paper would be nothing: it is drawn on something dark, in either theme.
  if (lightness(colour) > 0.99) return colour;
  return isGrey(colour) ? inverted(colour) : readable(colour);
}

/** Light for dark, hue kept: white becomes the page, the ink nearly white, and faint greys stay to be seen. */
function inverted(colour: Colour): Colour {
  const L = lightness(paper) + 0.96 * Math.max(0, 1 - lightness(colour)) ** 0.75;
  return withLightness(colour, Math.min(0.95, L));
}

/** A step of a colour scale: the end that was pale is dark, and the strong one no lighter than it is as a mark. */
function onScale(colour: Colour): Colour {
  if (isGrey(colour)) return inverted(colour);
  const L = Math.min(lightness(inverted(colour)), lightness(readable(colour)));
  return withLightness(colour, L);
}

function readable(colour: Colour): Colour {
  let lighter = colour;
  for (let L = lightness(colour); contrast(lighter, paper) < READABLE; L += 0.01) {
    lighter = withLightness(colour, L);
  }
  return lighter;
}
