// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { DrawingTurns } from '../../src/site/browser/drawing-turns.js';

let newTurns: () => DrawingTurns;
beforeEach(async () => {
  vi.useFakeTimers();
  // Anew, as it remembers when the page was scrolled last.
  vi.resetModules();
  const { DrawingTurns } = await import('../../src/site/browser/drawing-turns.js');
  newTurns = () => new DrawingTurns();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** An element whose top is so far down from that of the window; one without is not shown. */
function at(top?: number): HTMLElement {
  const element = document.createElement('figure');
  if (top === undefined) return element;
  element.getClientRects = () => [{}] as unknown as DOMRectList;
  element.getBoundingClientRect = () => ({ top, bottom: top + 300 }) as DOMRect;
  return element;
}

describe('figures that are to be drawn', () => {
  let drawn: string[];
  const drawing = (name: string) => () => {
    drawn.push(name);
    return Promise.resolve();
  };
  const frames = (count: number) => vi.advanceTimersByTimeAsync(20 * count);
  beforeEach(() => (drawn = []));

  test('are drawn one in a frame, the nearest to the window first', async () => {
    const turns = newTurns();
    void turns.add(at(), drawing('hidden'));
    void turns.add(at(5000), drawing('far'));
    void turns.add(at(-2000), drawing('above'));
    void turns.add(at(100), drawing('seen'));
    expect(drawn).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(drawn).toEqual(['seen']);
    await frames(1);
    expect(drawn).toEqual(['seen', 'above']);
    await frames(5);
    expect(drawn).toEqual(['seen', 'above', 'far', 'hidden']);
  });

  test('are drawn as they are last, and whoever waited for an earlier state waits for that', async () => {
    const turns = newTurns();
    const element = at(0);
    void turns.add(element, drawing('10 probes'));
    await vi.advanceTimersByTimeAsync(1);
    const waiting = turns.add(element, drawing('20 probes'));
    const last = turns.add(element, drawing('30 probes'));
    await frames(3);
    await Promise.all([waiting, last]);
    expect(drawn).toEqual(['10 probes', '30 probes']);
  });

  test('are drawn after one that fails, which is told to whoever waits for it', async () => {
    const turns = newTurns();
    const failing = turns.add(at(0), () => {
      throw new Error('no room');
    });
    const told = expect(failing).rejects.toThrow('no room');
    void turns.add(at(0), drawing('next'));
    await frames(3);
    await told;
    expect(drawn).toEqual(['next']);
    void turns.add(at(0), drawing('later'));
    await frames(2);
    expect(drawn).toEqual(['next', 'later']);
  });

  describe('while the reader scrolls', () => {
    /** How the page moves: scrolled in every frame, held up by what is drawn, or not at all. */
    let page: 'scrolls' | 'stands still' | 'rests';
    const scroll = (target: EventTarget) =>
      target.dispatchEvent(new Event('scroll', { bubbles: target === document }));
    const onFrame = () => {
      if (page === 'scrolls') scroll(document);
      requestAnimationFrame(onFrame);
    };
    beforeEach(() => {
      page = 'rests';
      onFrame();
    });

    test('are not drawn, but when that is over, the nearest then first', async () => {
      const turns = newTurns();
      const [below, above] = [at(100), at(-2000)];
      page = 'scrolls';
      await frames(2);
      void turns.add(below, drawing('below'));
      void turns.add(above, drawing('above'));
      await frames(50);
      expect(drawn).toEqual([]);
      above.getBoundingClientRect = () => ({ top: 0, bottom: 300 }) as DOMRect;
      below.getBoundingClientRect = () => ({ top: 2100, bottom: 2400 }) as DOMRect;
      page = 'rests';
      await vi.advanceTimersByTimeAsync(300);
      expect(drawn).toEqual(['above', 'below']);
    });

    test('do not follow one another because the page stands still for each', async () => {
      const turns = newTurns();
      const long = (name: string) => async () => {
        page = 'stands still';
        await new Promise((resolve) => setTimeout(resolve, 405));
        page = 'scrolls';
        drawn.push(name);
      };
      for (const name of ['one', 'two', 'three']) void turns.add(at(0), long(name));
      await vi.advanceTimersByTimeAsync(2000);
      expect(drawn).toEqual(['one']);
    });

    test('are drawn in the end, even if it never ends', async () => {
      const turns = newTurns();
      page = 'scrolls';
      await frames(2);
      void turns.add(at(0), drawing('one'));
      await vi.advanceTimersByTimeAsync(3000);
      expect(drawn).toEqual([]);
      await vi.advanceTimersByTimeAsync(2000);
      expect(drawn).toEqual(['one']);
    });

    test('are drawn soon after a jump, and at once while a box on the page scrolls', async () => {
      const turns = newTurns();
      const box = document.body.appendChild(document.createElement('div'));
      for (let k = 0; k < 3; k++) scroll(box);
      void turns.add(at(0), drawing('one'));
      await vi.advanceTimersByTimeAsync(1);
      expect(drawn).toEqual(['one']);
      await vi.advanceTimersByTimeAsync(1000);
      scroll(document);
      void turns.add(at(0), drawing('two'));
      await vi.advanceTimersByTimeAsync(60);
      expect(drawn).toEqual(['one', 'two']);
    });
  });

  test('are drawn where the page is not seen and has no frames', async () => {
    vi.stubGlobal('requestAnimationFrame', () => 0);
    const turns = newTurns();
    void turns.add(at(0), drawing('one'));
    void turns.add(at(0), drawing('two'));
    await vi.advanceTimersByTimeAsync(150);
    expect(drawn).toEqual(['one', 'two']);
  });
});
