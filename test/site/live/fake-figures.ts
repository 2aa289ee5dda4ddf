import type { FigureContent, LiveFigures } from '../../../src/site/browser/live-figures.js';

/** Figures that are not drawn, but remember what they would show. */
export class FakeFigures {
  readonly shown = new Map<Element, () => Promise<FigureContent>>();
  readonly redrawn: FigureContent[] = [];

  watch(element: Element, source: () => Promise<FigureContent>): void {
    this.shown.set(element, source);
  }

  watchBare(element: Element, content: FigureContent): void {
    this.watch(element, () => Promise.resolve(content));
  }

  content(element: Element): Promise<FigureContent> | undefined {
    return this.shown.get(element)?.();
  }

  show(element: Element, content: FigureContent): Promise<void> {
    this.redrawn.push(content);
    this.shown.set(element, () => Promise.resolve(content));
    return Promise.resolve();
  }

  draw(element: Element): Promise<void> {
    element.classList.add('is-live');
    return Promise.resolve();
  }

  forget(element: Element): void {
    this.shown.delete(element);
  }
}

export function fakeFigures(): FakeFigures & LiveFigures {
  return new FakeFigures() as unknown as FakeFigures & LiveFigures;
}
