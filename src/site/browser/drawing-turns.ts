/// <reference lib="dom" />
import { nextFrame } from './next-frame.js';
import { scrollingRests } from './scrolling.js';

/** What is to be drawn into an element, and who waits for it. */
interface Job {
  draw: () => Promise<void>;
  readonly done: Promise<void>;
  readonly settle: (drawing: Promise<void>) => void;
}

/**
 * Has figures drawn one at a time, of those that wait the nearest to the window first, with a frame in between: a figure
 * takes plotly a tenth of a second and more, and so the page shows each as it is drawn. None is drawn while the reader
 * scrolls, as the page would stand still under their hand.
 */
export class DrawingTurns {
  private readonly waiting = new Map<HTMLElement, Job>();
  private busy = false;

  /**
   * Draws when it is the element's turn; what waited to be drawn there is out of date, and is not drawn.
   *
   * @returns when that, or what came in its place, is drawn; rejects with what that throws
   */
  add(element: HTMLElement, draw: () => Promise<void>): Promise<void> {
    const job = this.waiting.get(element) ?? jobOf(draw);
    job.draw = draw;
    this.waiting.set(element, job);
    if (!this.busy) void this.drawAll();
    return job.done;
  }

  private async drawAll(): Promise<void> {
    this.busy = true;
    // Others that come with the first are chosen among too.
    await new Promise((resolve) => setTimeout(resolve));
    while (this.waiting.size > 0) {
      await scrollingRests();
      const [[element, job]] = [...this.waiting].sort(([a], [b]) => order(a) - order(b));
      this.waiting.delete(element);
      const drawing = (async () => job.draw())();
      job.settle(drawing);
      await drawing.catch(() => undefined);
      await nextFrame();
    }
    this.busy = false;
  }
}

function jobOf(draw: () => Promise<void>): Job {
  let settle!: Job['settle'];
  const done = new Promise<void>((resolve) => (settle = resolve));
  return { draw, done, settle };
}

/** What is not shown at all is nowhere, and comes last. */
function order(element: HTMLElement): number {
  return element.getClientRects().length > 0 ? distance(element) : Number.MAX_VALUE;
}

/** How far an element is from the window, in px. */
export function distance(element: HTMLElement): number {
  const { top, bottom } = element.getBoundingClientRect();
  return Math.max(0, top - innerHeight, -bottom);
}
