import { describe, expect, it } from 'vitest';
import { renderPng } from '../../../src/presentation/raster/png.js';
import { bare, drawn } from './picture.js';

describe('what is drawn', () => {
  it('is white where there is nothing', async () => {
    const picture = await drawn([], {
      paper_bgcolor: 'rgba(0,0,0,0)',
      plot_bgcolor: 'rgba(0,0,0,0)',
    });
    expect(picture.count('#ffffff')).toBe(300 * 200);
  });

  it('has markers where their data are, in their colour and shape', async () => {
    const picture = await drawn([
      {
        type: 'scatter',
        mode: 'markers',
        x: [0.5, 1.5, 2.5],
        y: [0.5, 1, 1.5],
        marker: {
          size: 40,
          color: ['#0072b2', '#d55e00', '#555555'],
          symbol: ['circle', 'diamond', 'square-open'],
          line: { width: [0, 0, 4] },
          opacity: 1,
        },
      },
    ]);
    expect(picture.at(50, 150)).toBe('#0072b2');
    expect(picture.at(150, 100)).toBe('#d55e00');
    expect(picture.at(250, 50)).toBe('#ffffff');
    // a corner of a circle's square is empty; its area is pi r^2 less the blended rim
    expect(picture.at(33, 133)).toBe('#ffffff');
    expect(Math.abs(picture.count('#0072b2') / (Math.PI * 20 ** 2) - 1)).toBeLessThan(0.08);
    expect(picture.count('#555555')).toBeGreaterThan(100);
  });

  it('has bars, lines and shapes where their data are', async () => {
    const bars = { type: 'bar', x: [0.5, 1.5], y: [1, 1], width: 1, marker: { color: '#0072b2' } };
    const stacked = { ...bars, y: [0.5, 1], marker: { color: '#d55e00' } };
    const picture = await drawn([bars, stacked], {
      barmode: 'stack',
      shapes: [{ type: 'rect', x0: 2.5, x1: 3, y0: 0, y1: 2, fillcolor: '#555555' }],
    });
    const column = (x: number) => [25, 75, 150].map((y) => picture.at(x, y));
    expect(column(50)).toEqual(['#ffffff', '#d55e00', '#0072b2']);
    expect(column(150)).toEqual(['#d55e00', '#d55e00', '#0072b2']);
    expect(column(225)).toEqual(['#ffffff', '#ffffff', '#ffffff']);
    expect(column(275)).toEqual(['#555555', '#555555', '#555555']);
  });

  it('has 7,129 points with a colour each', async () => {
    const x = Array.from({ length: 7129 }, (_, i) => (3 * (i + 0.5)) / 7129);
    const color = x.map((value) => (value < 1.5 ? '#0072b2' : '#d55e00'));
    const y = x.map((_, i) => (i % 2 ? 0.5 : 1.5));
    const marker = { size: 20, color, opacity: 1, line: { width: 0 } };
    const picture = await drawn([{ type: 'scatter', mode: 'markers', x, y, marker }]);
    expect(picture.at(20, 50)).toBe('#0072b2');
    expect(picture.at(280, 150)).toBe('#d55e00');
    expect(picture.at(150, 100)).toBe('#ffffff');
  });

  it('draws text in its face, sub- and superscripts, Greek and signs', async () => {
    const ink = async (text: string) => {
      const annotations = [{ x: 0, y: 1, text, showarrow: false, xanchor: 'left', xshift: 10 }];
      const font = { family: 'DejaVu Sans, Verdana, sans-serif', size: 40, color: '#000000' };
      const picture = await drawn([], { annotations, font });
      const inked = (x: number) =>
        Array.from({ length: 200 }, (_, y) => picture.at(x, y)).some((c) => c !== '#ffffff');
      const columns = Array.from({ length: 300 }, (_, x) => x).filter(inked);
      return { width: columns.at(-1)! - columns[0] + 1, black: picture.count('#000000') };
    };
    const plain = await ink('HHH');
    const bold = await ink('<b>HHH</b>');
    const italic = await ink('<i>HHH</i>');
    const index = await ink('H<sub>H</sub>');
    const signs = await ink('−×σ≥▲');
    // in 2048ths of an em: an H advances by 1540, a bold one by 1714; blank on both sides of the
    // ink are 201 and 188 each; an oblique H leans by about an eighth of its height
    expect(Math.abs(plain.width - (40 * (3 * 1540 - 2 * 201)) / 2048)).toBeLessThan(2);
    expect(Math.abs(bold.width - (40 * (3 * 1714 - 2 * 188)) / 2048)).toBeLessThan(2);
    expect(bold.black).toBeGreaterThan(1.3 * plain.black);
    expect(italic.width).toBeGreaterThan(plain.width + 2);
    expect(Math.abs(index.width - (40 * 1.7 * (1540 - 201)) / 2048)).toBeLessThan(2);
    expect(signs.black).toBeGreaterThan(500);
  });

  it('falls back to DejaVu Sans for families that it does not have', async () => {
    const draw = (family: string) =>
      renderPng({ data: [], layout: { title: { text: 'Text' }, font: { family } } });
    expect((await draw('Open Sans, verdana')).equals(await draw('DejaVu Sans'))).toBe(true);
  });
});

describe('heatmaps', () => {
  const z = [
    [0, 1, 0],
    [1, 0, null],
  ];
  const colorscale = [
    [0, '#0072b2'],
    [1, '#d55e00'],
  ];
  const heatmap = { type: 'heatmap', z, colorscale, showscale: false, x0: 0.5, y0: 0.5 };

  it('have exact colours up to the edges of their cells', async () => {
    const picture = await drawn([heatmap]);
    expect([picture.at(0, 199), picture.at(99, 100)]).toEqual(['#0072b2', '#0072b2']);
    expect([picture.at(100, 199), picture.at(199, 100)]).toEqual(['#d55e00', '#d55e00']);
    expect([picture.at(0, 99), picture.at(99, 0)]).toEqual(['#d55e00', '#d55e00']);
    expect([picture.at(200, 0), picture.at(299, 99)]).toEqual(['#ffffff', '#ffffff']);
    expect(picture.count('#0072b2')).toBe(3 * 100 * 100);
    expect(picture.count('#d55e00')).toBe(2 * 100 * 100);
  });

  it('have gaps of whole pixels and nothing blended', async () => {
    const picture = await drawn([{ ...heatmap, xgap: 4, ygap: 2 }]);
    expect(picture.count('#0072b2')).toBe(3 * 96 * 98);
    expect(picture.count('#d55e00')).toBe(2 * 96 * 98);
    expect(picture.count('#ffffff')).toBe(300 * 200 - 5 * 96 * 98);
  });

  it('are smooth when asked to be', async () => {
    const picture = await drawn([{ ...heatmap, z: [[0, 1]], zsmooth: 'fast', x0: 0, dx: 3 }]);
    expect(picture.count('#0072b2') + picture.count('#d55e00')).toBeLessThan(300 * 150);
  });

  it('make room for long labels', async () => {
    const y = ['short', 'a rather long label of a row'];
    const layout = { ...bare, margin: { l: 0, r: 0, t: 0, b: 0 }, xaxis: { visible: false } };
    const cells = async (automargin: boolean) => {
      const yaxis = { automargin };
      const picture = await drawn([{ ...heatmap, y }], { ...layout, yaxis });
      return picture.count('#0072b2') + picture.count('#d55e00');
    };
    expect(await cells(true)).toBeLessThan(0.5 * (await cells(false)));
  });
});
