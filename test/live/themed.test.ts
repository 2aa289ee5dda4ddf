import { describe, expect, it } from 'vitest';

import { contrast, isGrey, lightness, parseColour } from '../../src/live/colour.js';
import { DARK, themed } from '../../src/live/themed.js';
import { notebookFigures } from './notebook-figures.js';

const figures = notebookFigures();
const onPaper = (text: string) => contrast(parseColour(text)!, parseColour(DARK.paper)!);

const layout = {
  paper_bgcolor: '#FFFFFF',
  font: { color: '#222222' },
  title: { text: '<b>Yes</b><br><span style="font-size:13px;color:#555555">of #555555</span>' },
  xaxis: { gridcolor: '#ECECEC' },
  annotations: [{ text: 'here', bgcolor: 'rgba(255,255,255,0.8)' }],
};
const data = [
  { marker: { color: ['#0072B2', '#D55E00'] }, error_x: {}, text: ['#123', 'sample 66'] },
  { line: { color: '#FFFFFF' }, colorscale: [[0, '#0072B2'], [0.5, '#F7F7F7']] }, // oxfmt-ignore
  { colorscale: 'Cividis', colorbar: { thickness: 14 } },
];

/** Every colour of a figure with the path to it. */
function colours(part: unknown, path = ''): { path: string; colour: string }[] {
  if (part !== null && typeof part === 'object') {
    return Object.entries(part).flatMap(([key, value]) => colours(value, `${path}/${key}`));
  }
  if (typeof part !== 'string' || !path.includes('color')) return [];
  return parseColour(part) ? [{ path, colour: part }] : [];
}

describe('a figure on a light page', () => {
  it('is the figure itself, copied', () => {
    const light = themed(layout, data, false);
    expect(light).toEqual({ layout, data });
    expect(light.layout.font).not.toBe(layout.font);
    expect(light.data[0].marker).not.toBe(data[0].marker);
  });
});

describe('a figure on a dark page', () => {
  const dark = themed(layout, data, true);
  const [marks, scale, bar] = dark.data as Record<string, never>[];

  it('leaves the figure it was made of as it was', () => {
    expect(layout.font.color).toBe('#222222');
    expect(data[0].marker!.color[0]).toBe('#0072B2');
  });

  it('leaves a figure that names no paper as it is', () => {
    expect(themed({ font: layout.font }, data, true)).toEqual({
      layout: { font: layout.font },
      data,
    });
  });

  it('has dark paper, readable words, and a grid that stays behind', () => {
    expect(dark.layout).toMatchObject({ paper_bgcolor: DARK.paper, plot_bgcolor: DARK.paper });
    const { font, xaxis } = dark.layout as never as typeof layout;
    expect(onPaper(font.color)).toBeGreaterThan(12);
    expect(onPaper(xaxis.gridcolor)).toBeGreaterThan(1.1);
    expect(onPaper(xaxis.gridcolor)).toBeLessThan(1.5);
  });

  it('changes colours in the style of a text, and words never', () => {
    const { text } = dark.layout.title as { text: string };
    expect(text).toMatch(
      /^<b>Yes<\/b><br><span style="font-size:13px;color:#[\da-f]{6}">of #555555/,
    );
    expect(onPaper(/color:(#\w+)/.exec(text)![1])).toBeGreaterThan(4.5);
    expect(marks.text).toEqual(['#123', 'sample 66']);
  });

  it('keeps the colours of the classes, lightened where they would be hard to see', () => {
    const [blue, vermilion] = (marks.marker as { color: string[] }).color;
    expect(vermilion).toBe('#d55e00');
    expect(onPaper(blue)).toBeGreaterThanOrEqual(4.5);
    expect(onPaper(blue)).toBeLessThan(5);
    const [r, g, b] = parseColour(blue)!.rgb;
    expect(b).toBeGreaterThan(g);
    expect(g).toBeGreaterThan(r);
  });

  it('turns the pale middle of a scale dark, and leaves named scales and white lines over them', () => {
    const [strong, pale] = (scale.colorscale as [number, string][]).map(([, colour]) => colour);
    expect(onPaper(strong)).toBeGreaterThanOrEqual(4.4);
    expect(onPaper(pale)).toBeLessThan(1.3);
    expect((scale.line as { color: string }).color).toBe('#FFFFFF'.toLowerCase());
    expect(bar.colorscale).toBe('Cividis');
  });

  it('names what plotly would draw in its own dark grey', () => {
    expect(bar.colorbar).toMatchObject({ thickness: 14, tickcolor: DARK.line });
    expect(marks.error_x).toEqual({ color: DARK.ink });
  });

  it('keeps the opacity of what lies behind words', () => {
    const { bgcolor } = (dark.layout as never as typeof layout).annotations[0];
    expect(bgcolor).toMatch(/^rgba\(\d+,\d+,\d+,0\.8\)$/);
    expect(lightness(parseColour(bgcolor)!)).toBeLessThan(0.3);
  });
});

describe('every figure of the notebooks on a dark page', () => {
  it('is there to be looked at', () => expect(figures.length).toBeGreaterThan(20));

  it.each(figures)('is dark, with words and marks plain to see: $name', ({ figure }) => {
    const { layout: l, data: d } = themed(figure.layout, figure.data, true);
    for (const { path, colour } of [...colours(l, 'layout'), ...colours(d, 'data')]) {
      const read = parseColour(colour)!;
      if (read.alpha === 0 || /outlinecolor/.test(path)) continue;
      else if (/bgcolor/.test(path)) expect(lightness(read), path).toBeLessThan(0.3);
      else if (/font\/color$/.test(path)) expect(onPaper(colour), path).toBeGreaterThan(4.5);
      else if (/fillcolor|colorscale/.test(path)) continue;
      else if (!isGrey(read)) expect(onPaper(colour), path).toBeGreaterThanOrEqual(4.4);
      else expect(onPaper(colour), path).toBeGreaterThan(1.1);
    }
  });
});
