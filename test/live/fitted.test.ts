import { describe, expect, it } from 'vitest';

import { fitted } from '../../src/live/fitted.js';
import { narrowest } from '../../src/live/narrowest.js';
import { notebookFigures } from './notebook-figures.js';

const layout = {
  width: 860,
  height: 500,
  margin: { l: 70, r: 30, t: 93, b: 60 },
  title: {
    text: `<b>${'finding '.repeat(8).trim()}</b><br><span style="color:#555555">what is plotted · cohort</span>`,
    y: 1 - 16 / 500,
  },
  xaxis: { title: { text: 'mean log2 difference between the classes of samples' } },
};
const figure = { data: [], layout };
const titleOf = (made: Record<string, unknown>) => (made.title as { text: string }).text;

describe('fitting a figure', () => {
  it('leaves it as it is where there is room, and where it is hidden', () => {
    for (const available of [860, 2000, 0, -1, NaN]) {
      expect(fitted(figure, available), String(available)).toEqual(layout);
    }
  });

  it('gives a figure without a width the width there is', () => {
    expect(fitted({ data: [], layout: {} }, 500)).toEqual({ width: 500 });
  });

  it('narrows it, breaks the titles anew, and keeps the plot as high as it was', () => {
    const narrow = fitted(figure, 400);
    expect(narrow.width).toBe(400);
    expect(titleOf(narrow).split('<br>')).toHaveLength(3);
    expect(titleOf(narrow)).toContain('<span style="color:#555555">what is plotted');
    const { margin, height, xaxis } = narrow as unknown as typeof layout;
    expect(height).toBe(521);
    expect(margin.t).toBe(93 + 21);
    expect(height - margin.t).toBe(layout.height - layout.margin.t);
    expect(xaxis.title.text).toContain('<br>');
  });

  it('does not touch the figure', () => {
    const before = structuredClone(figure);
    fitted(figure, 350);
    expect(figure).toEqual(before);
  });

  it('takes a figure whose title is not in the template', () => {
    const other = { data: [], layout: { ...layout, title: { text: 'plain' } } };
    expect(fitted(other, 400)).toMatchObject({ width: 400, height: 500, title: { text: 'plain' } });
  });
});

describe('how narrow a figure can be', () => {
  const width = (more: object, data: object[] = []) =>
    narrowest({ data, layout: { ...layout, ...more } });

  it('is little where it has no words of its own', () => expect(width({})).toBeLessThan(360));

  it('grows with panels, ticks, names and labels, up to its own width', () => {
    const panels = { xaxis: { domain: [0, 0.4] }, xaxis2: { domain: [0.6, 1] } };
    expect(width(panels)).toBe(600);
    expect(width({ xaxis: { tickvals: Array.from({ length: 20 }, (_, k) => k) } })).toBe(620);
    expect(width({}, [{ y: ['random forest, all probes'] }])).toBe(453);
    expect(width({ annotations: [{ text: '<b>no difference would look like this</b>' }] })).toBe(
      409,
    );
    const notes = Array.from({ length: 5 }, () => ({ text: 'ZYX', ax: 20 }));
    expect(width({ annotations: notes })).toBe(700);
    expect(width({ annotations: notes, width: 640 })).toBe(640);
  });

  it.each(notebookFigures())('$name: every width gives a layout that holds', ({ figure: f }) => {
    for (const available of [320, 500, 700]) {
      const narrow = fitted(f, available) as typeof layout;
      expect(narrow.width).toBeGreaterThanOrEqual(Math.min(available, Number(f.layout.width)));
      expect(narrow.width).toBeLessThanOrEqual(Number(f.layout.width));
      // No word of the title is lost, and no line is longer than the host.
      const words = (text: string) =>
        text
          .replace(/<[^>]*>/g, ' ')
          .split(/\s+/)
          .join(' ');
      expect(words(titleOf(narrow))).toBe(words(titleOf(f.layout)));
      const heads = titleOf(narrow).split('</b>')[0].split('<br>');
      expect(Math.max(...heads.map((line) => line.length))).toBeLessThan(available / 9.8 + 4);
    }
  });
});
