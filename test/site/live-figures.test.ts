// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type FigureContent, LiveFigures } from '../../src/site/browser/live-figures.js';

const drawn: string[] = [];
vi.mock('../../src/live/draw-figure.js', () => ({
  drawFigure: (_: HTMLElement, __: object, { alt }: { alt: string }) => {
    drawn.push(alt);
    const update = (_figure: object, says: string) => Promise.resolve(void drawn.push(says));
    return Promise.resolve({ update, remove: () => drawn.push(`${alt} taken off`) });
  },
}));
vi.mock('../../src/site/browser/theme-choice.js', () => ({
  currentTheme: () => 'light',
  onTheme: () => undefined,
}));
const loadPlotly = vi.fn(() => Promise.resolve({}));
vi.mock('../../src/site/browser/load-plotly.js', () => ({ loadPlotly: () => loadPlotly() }));

const content = (alt: string, type = 'scatter'): FigureContent => {
  return { figure: { data: [{ type }], layout: {} }, alt };
};
const settle = () => vi.advanceTimersByTimeAsync(200);

/** Says that a watched element comes near. */
let near: (target: Element) => void;
let figures: LiveFigures;
beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      constructor(tell: (entries: object[]) => void) {
        near = (target) => tell([{ target, isIntersecting: true }]);
      }
      observe() {}
      unobserve() {}
    },
  );
  drawn.length = 0;
  figures = new LiveFigures();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('live figures', () => {
  const element = () => document.body.appendChild(document.createElement('figure'));

  test('are drawn when they come near, and then hold what they are given', async () => {
    const one = element();
    figures.watchBare(one, content('50 probes'));
    await settle();
    expect(drawn).toEqual([]);
    near(one);
    await settle();
    await Promise.all([figures.show(one, content('20 probes')), settle()]);
    expect(drawn).toEqual(['50 probes', '20 probes']);
  });

  test('have plotly loaded ahead, but not while the reader scrolls', async () => {
    loadPlotly.mockClear();
    for (let frame = 0; frame < 3; frame++) {
      document.dispatchEvent(new Event('scroll', { bubbles: true }));
      await vi.advanceTimersByTimeAsync(16);
    }
    figures.prepare();
    await vi.advanceTimersByTimeAsync(50);
    expect(loadPlotly).not.toHaveBeenCalled();
    await settle();
    expect(loadPlotly).toHaveBeenCalledOnce();
  });

  test('that are given something else while they wait for their turn show that when it is said to be shown', async () => {
    const one = element();
    figures.watchBare(one, content('50 probes'));
    near(one);
    const seen = figures.show(one, content('20 probes')).then(() => drawn.at(-1));
    await settle();
    expect(await seen).toBe('20 probes');
  });

  test('that are taken off the page before their turn are not drawn', async () => {
    const one = element();
    figures.watchBare(one, content('50 probes'));
    const drawing = figures.draw(one);
    figures.forget(one);
    await Promise.all([drawing, settle()]);
    expect(drawn).toEqual([]);
  });

  test('do not wait for one whose data do not come', async () => {
    const [stalled, other] = [element(), element()];
    figures.watch(stalled, () => new Promise(() => undefined));
    figures.watchBare(other, content('other'));
    near(stalled);
    near(other);
    await settle();
    expect(drawn).toEqual(['other']);
  });

  test('of kinds that the page’s plotly has not got are refused, first or later', async () => {
    const [one, other] = [element(), element()];
    figures.watchBare(one, content('50 probes'));
    figures.watchBare(other, content('a cloud', 'scatter3d'));
    const refused = expect(figures.draw(other)).rejects.toThrow('“scatter3d”');
    await Promise.all([figures.draw(one), refused, settle()]);
    await expect(figures.show(one, content('a cloud', 'scatter3d'))).rejects.toThrow('“scatter3d”');
    expect(drawn).toEqual(['50 probes']);
  });
});
