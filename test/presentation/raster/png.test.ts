import { createRequire } from 'node:module';
import { describe, expect, it, vi } from 'vitest';
import { renderPng, type PlotlyFigure } from '../../../src/presentation/raster/png.js';
import { decode } from './picture.js';

const { cache } = createRequire(__filename);
const loadedAtImport = Object.keys(cache).filter((file) => /jsdom|opentype/.test(file));

describe('the file', () => {
  const figure: PlotlyFigure = { data: [{ type: 'bar', x: ['a'], y: [1] }], layout: {} };

  it('loads plotly, jsdom and the fonts at the first figure only', async () => {
    expect(loadedAtImport).toEqual([]);
    await renderPng(figure);
    expect(Object.keys(cache).some((file) => file.includes('jsdom'))).toBe(true);
    expect(Object.keys(cache).some((file) => file.includes('opentype'))).toBe(true);
  });

  it('is a PNG of 800 x 500 CSS px at 2 pixels each unless told otherwise', async () => {
    const png = await renderPng(figure);
    expect([...png.subarray(0, 8)]).toEqual([137, 80, 78, 71, 13, 10, 26, 10]);
    expect(decode(png)).toMatchObject({ width: 1600, height: 1000 });
    const own = { ...figure, layout: { width: 300, height: 200 } };
    expect(decode(await renderPng(own))).toMatchObject({ width: 600, height: 400 });
    const given = await renderPng(own, { width: 250, height: 150, scale: 1 });
    expect(decode(given)).toMatchObject({ width: 250, height: 150 });
  });

  it('is the same for the same figure, whatever is drawn before or at the same time', async () => {
    const other = {
      data: [{ type: 'violin', y: [1, 2, 2, 3, 5] }],
      layout: { title: { text: 'b' } },
    };
    const first = await renderPng(figure);
    const [again, , atOnce] = await Promise.all([
      renderPng(figure),
      renderPng(other),
      renderPng(figure),
    ]);
    expect(again.equals(first)).toBe(true);
    expect(atOnce.equals(first)).toBe(true);
    expect(first.equals(await renderPng(other))).toBe(false);
  });

  it('leaves the figure as it was, and the console and globals alone', async () => {
    const globals = Object.getOwnPropertyNames(globalThis);
    const written = [process.stdout, process.stderr].map((out) => vi.spyOn(out, 'write'));
    const mine = { data: [{ type: 'heatmap', z: [[1, 2]], x: ['a', 'b'] }], layout: { title: {} } };
    const before = structuredClone(mine);
    await renderPng(mine);
    expect(mine).toEqual(before);
    for (const write of written) expect(write).not.toHaveBeenCalled();
    vi.restoreAllMocks();
    expect(Object.getOwnPropertyNames(globalThis)).toEqual(globals);
    await expect(renderPng(Object.freeze(figure))).resolves.toBeInstanceOf(Buffer);
  });
});

describe('refusals', () => {
  const reject = (figure: unknown, size = {}) =>
    expect(renderPng(figure as PlotlyFigure, size)).rejects;

  it('names what is not a figure', async () => {
    await reject(null).toThrow("A figure's data must be an array of traces");
    await reject({ layout: {} }).toThrow("A figure's data must be an array of traces");
    await reject({ data: [] }).toThrow("A figure's layout must be an object");
  });

  it('names the attribute that plotly does not understand', async () => {
    await reject({ data: [{ type: 'piechart' }], layout: {} }).toThrow(/type .*piechart/);
    await reject({ data: [{ y: [1], colour: 'red' }], layout: {} }).toThrow(/colour/);
    await reject({ data: [], layout: { title: 'a text' } }).toThrow(/title/);
    await reject({ data: [7], layout: {} }).toThrow('Trace 0 in the data argument must be');
  });

  it('names a size that is none', async () => {
    const figure = { data: [], layout: {} };
    await reject(figure, { width: 0 }).toThrow("A figure's width must be a positive number, not 0");
    await reject(figure, { scale: NaN }).toThrow("A figure's scale must be a positive number");
  });

  it('still draws the next figure, and accepts what is merely unused or empty', async () => {
    const data = [{ type: 'scatter', x: [], y: [] }];
    const layout = { barmode: 'stack', xaxis5: { title: { text: 'unused' } } };
    await reject({ data: [7], layout: {} }).toThrow();
    await expect(renderPng({ data, layout })).resolves.toBeInstanceOf(Buffer);
  });

  it('judges a legend that is drawn, and accepts one that is not', async () => {
    const layout = { legend: { orientation: 'h' } };
    const one = { y: [1, 2] };
    await expect(renderPng({ data: [one], layout })).resolves.toBeInstanceOf(Buffer);
    await reject({ data: [one, one], layout: { legend: { place: 'top' } } }).toThrow(/place/);
    await reject({ data: [one], layout: { ...layout, titel: {} } }).toThrow(/titel/);
  });
});
