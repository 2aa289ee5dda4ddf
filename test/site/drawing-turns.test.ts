// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { DrawingTurns } from '../../src/site/browser/drawing-turns.js';

beforeEach(() => void vi.useFakeTimers());
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
    const turns = new DrawingTurns();
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
    const turns = new DrawingTurns();
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
    const turns = new DrawingTurns();
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

  test('are not drawn while the reader scrolls, but when that is over, the nearest then first', async () => {
    const turns = new DrawingTurns();
    const [below, above] = [at(100), at(-2000)];
    const scrolling = async (count: number) => {
      for (let frame = 0; frame < count; frame++) {
        dispatchEvent(new Event('scroll'));
        await frames(1);
      }
    };
    await scrolling(2);
    void turns.add(below, drawing('below'));
    void turns.add(above, drawing('above'));
    await scrolling(30);
    expect(drawn).toEqual([]);
    above.getBoundingClientRect = () => ({ top: 0, bottom: 300 }) as DOMRect;
    below.getBoundingClientRect = () => ({ top: 2100, bottom: 2400 }) as DOMRect;
    await vi.advanceTimersByTimeAsync(300);
    expect(drawn).toEqual(['above', 'below']);
  });

  test('are drawn at once where the page jumps', async () => {
    const turns = new DrawingTurns();
    await vi.advanceTimersByTimeAsync(1000);
    dispatchEvent(new Event('scroll'));
    void turns.add(at(0), drawing('one'));
    await vi.advanceTimersByTimeAsync(1);
    expect(drawn).toEqual(['one']);
  });

  test('are drawn where the page is not seen and has no frames', async () => {
    vi.stubGlobal('requestAnimationFrame', () => 0);
    const turns = new DrawingTurns();
    void turns.add(at(0), drawing('one'));
    void turns.add(at(0), drawing('two'));
    await vi.advanceTimersByTimeAsync(150);
    expect(drawn).toEqual(['one', 'two']);
  });
});
