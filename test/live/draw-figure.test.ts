// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { drawFigure } from '../../src/live/draw-figure.js';
import { DARK } from '../../src/live/themed.js';

const figure = {
  data: [{ type: 'scatter', x: [1], y: [2] }],
  layout: { width: 860, height: 500, paper_bgcolor: '#FFFFFF', margin: { t: 90 } },
};

/** What the page would say has been resized. */
let resized: (() => void)[] = [];
const plotly = { react: vi.fn(), purge: vi.fn() };
const drawnLayout = () => plotly.react.mock.lastCall![2] as Record<string, unknown>;

function hostOf(width: number): HTMLElement {
  const host = document.createElement('div');
  Object.defineProperty(host, 'clientWidth', { value: width, writable: true });
  return host;
}

beforeEach(() => {
  resized = [];
  vi.stubGlobal(
    'ResizeObserver',
    class {
      constructor(private readonly changed: () => void) {}
      observe() {
        resized.push(this.changed);
      }
      disconnect() {
        resized = resized.filter((changed) => changed !== this.changed);
      }
    },
  );
  plotly.react.mockReset().mockImplementation((host: HTMLElement) => {
    host.innerHTML = '<svg></svg>';
    return Promise.resolve();
  });
  plotly.purge.mockReset();
});
afterEach(() => vi.unstubAllGlobals());

describe('a drawn figure', () => {
  it('carries its text alternative and offers nothing that leaves the page', async () => {
    const host = hostOf(860);
    await drawFigure(host, figure, { alt: 'Two dots.', dark: false, plotly });
    expect(host.getAttribute('role')).toBe('img');
    expect(host.getAttribute('aria-label')).toBe('Two dots.');
    const config = JSON.stringify(plotly.react.mock.lastCall![3]);
    expect(config).toContain('"modeBarButtons":[["zoom2d","pan2d","resetScale2d","toImage"]]');
    expect(config).toContain('"displaylogo":false');
  });

  it('is drawn from a copy', async () => {
    await drawFigure(hostOf(860), figure, { alt: '', dark: false, plotly });
    const [, data, layout] = plotly.react.mock.lastCall as [unknown, object[], object];
    expect(data).toEqual(figure.data);
    expect(data[0]).not.toBe(figure.data[0]);
    expect(layout).not.toBe(figure.layout);
  });

  it('follows the theme and the width, and is drawn again only for a new one', async () => {
    const host = hostOf(860);
    const drawn = await drawFigure(host, figure, { alt: '', dark: false, plotly });
    expect(drawnLayout()).toMatchObject({ paper_bgcolor: '#FFFFFF', width: 860 });
    await drawn.setDark(true);
    expect(drawnLayout()).toMatchObject({ paper_bgcolor: DARK.paper, width: 860 });
    Object.assign(host, { clientWidth: 500 });
    await drawn.resize();
    expect(drawnLayout()).toMatchObject({ paper_bgcolor: DARK.paper, width: 500 });
    const before = plotly.react.mock.calls.length;
    await drawn.resize();
    expect(plotly.react.mock.calls).toHaveLength(before);
  });

  it('keeps its width while it is hidden', async () => {
    const host = hostOf(500);
    const drawn = await drawFigure(host, figure, { alt: '', dark: false, plotly });
    Object.assign(host, { clientWidth: 0 });
    await drawn.resize();
    await drawn.setDark(true);
    expect(drawnLayout()).toMatchObject({ paper_bgcolor: DARK.paper, width: 500 });
  });

  it('becomes another figure in its place, with the text of that one', async () => {
    const host = hostOf(860);
    const drawn = await drawFigure(host, figure, { alt: 'Two dots.', dark: true, plotly });
    const other = { data: [{ type: 'bar', y: [3] }], layout: { ...figure.layout, height: 640 } };
    await drawn.update(other, 'One bar.');
    expect(plotly.react.mock.lastCall![1]).toMatchObject([{ type: 'bar', y: [3] }]);
    expect(drawnLayout()).toMatchObject({ paper_bgcolor: DARK.paper, height: 640 });
    expect(host.getAttribute('aria-label')).toBe('One bar.');
    Object.assign(host, { clientWidth: 500 });
    await drawn.resize();
    expect(drawnLayout()).toMatchObject({ width: 500, height: 640 });
    expect(plotly.purge).not.toHaveBeenCalled();
  });

  it('never asks plotly for two things at once', async () => {
    let open = 0;
    plotly.react.mockImplementation(async () => {
      expect(++open).toBe(1);
      await new Promise((done) => setTimeout(done, 5));
      open--;
    });
    const drawn = await drawFigure(hostOf(860), figure, { alt: '', dark: false, plotly });
    await Promise.all([drawn.setDark(true), drawn.setDark(false), drawn.setDark(true)]);
    expect(plotly.react).toHaveBeenCalledTimes(4);
    expect(drawnLayout()).toMatchObject({ paper_bgcolor: DARK.paper });
  });

  it('is gone when it is removed, and stays so', async () => {
    const host = hostOf(860);
    const drawn = await drawFigure(host, figure, { alt: '', dark: false, plotly });
    expect(resized).toHaveLength(1);
    drawn.remove();
    expect(plotly.purge).toHaveBeenCalledWith(host);
    expect(host.childElementCount).toBe(0);
    expect(resized).toHaveLength(0);
    await drawn.setDark(true);
    expect(plotly.react).toHaveBeenCalledTimes(1);
  });

  it('makes room for a legend that broke into more lines', async () => {
    const box = (top: number, bottom: number) => () =>
      ({ left: 0, right: 400, top, bottom, height: bottom - top }) as DOMRect;
    plotly.react.mockImplementation((host: HTMLElement) => {
      host.innerHTML = '<i class="gtitle"></i><i class="legend"></i>';
      host.querySelector('.gtitle')!.getBoundingClientRect = box(10, 70);
      host.querySelector('.legend')!.getBoundingClientRect = box(50, 100);
      return Promise.resolve();
    });
    const drawn = await drawFigure(hostOf(860), figure, { alt: '', dark: false, plotly });
    expect(drawnLayout()).toMatchObject({ height: 526, margin: { t: 116 } });
    expect(plotly.react).toHaveBeenCalledTimes(2);
    await drawn.setDark(true);
    expect(drawnLayout()).toMatchObject({ height: 526, margin: { t: 116 } });
    expect(plotly.react).toHaveBeenCalledTimes(3);
  });

  it('leaves an empty host when plotly fails', async () => {
    const host = hostOf(860);
    plotly.react.mockRejectedValue(new Error('no canvas'));
    const failing = drawFigure(host, figure, { alt: '', dark: false, plotly });
    await expect(failing).rejects.toThrow('no canvas');
    expect(host.childElementCount).toBe(0);
  });
});
