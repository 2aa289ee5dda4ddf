/// <reference lib="dom" />
import type { LiveFigures } from '../live-figures.js';
import { make } from './make.js';
import type { Shown } from './shown.js';

/** The outputs of a cell as they are now, beside the published ones; what stays the same is not touched. */
export class OutputsNow {
  readonly element = make('div', { class: 'outputs now', hidden: true });

  constructor(private readonly figures: LiveFigures) {}

  /** Replaces the outputs in place: figures are redrawn, tables keep where they were scrolled to. */
  async update(all: readonly Shown[]): Promise<void> {
    const old = [...this.element.children] as HTMLElement[];
    const redrawn: Promise<unknown>[] = [];
    for (const [at, shown] of all.entries()) {
      const before = old.at(at);
      if (shown.kind === 'figure' && before?.classList.contains('is-now')) {
        before.setAttribute('aria-busy', 'true');
        redrawn.push(this.redraw(before, shown));
      } else if (shown.kind === 'figure') this.put(this.newFigure(shown), before);
      else if (!before?.isEqualNode(shown.element)) this.put(shown.element, before);
    }
    for (const extra of old.slice(all.length)) this.drop(extra);
    await Promise.all(redrawn);
  }

  /** Draws the figures that were not drawn yet, so that they can be shown at once. */
  async draw(): Promise<void> {
    const waiting = this.element.querySelectorAll<HTMLElement>('.is-now:not(.is-live)');
    await Promise.all([...waiting].map((figure) => this.figures.draw(figure).catch(console.error)));
  }

  /** Takes all of it off the page. */
  clear(): void {
    for (const child of [...this.element.children]) this.drop(child as HTMLElement);
  }

  private async redraw(element: HTMLElement, shown: Shown & { kind: 'figure' }): Promise<void> {
    // Where it was not drawn yet, they stand for it.
    element.querySelector('.picture')?.replaceChildren(shown.alt);
    try {
      await this.figures.show(element, shown);
    } catch (error) {
      // Better no figure than one of other numbers.
      this.put(make('p', {}, shown.alt), element);
      console.error(error);
    }
    element.removeAttribute('aria-busy');
  }

  private newFigure(shown: Shown & { kind: 'figure' }): HTMLElement {
    const words = make('p', { class: 'picture' }, shown.alt);
    const element = make('figure', { class: 'figure is-now' }, words);
    // So that the page does not jump when the figure is drawn.
    element.style.minHeight = `${Number(shown.figure.layout.height) || 0}px`;
    this.figures.watchBare(element, shown);
    return element;
  }

  private put(element: HTMLElement, before: HTMLElement | undefined): void {
    if (!before) return this.element.append(element);
    const [from, to] = [before, element].map((one) => one.querySelector('.table-box'));
    const left = from?.scrollLeft ?? 0;
    this.figures.forget(before);
    before.replaceWith(element);
    if (to && left > 0) to.scrollLeft = left;
  }

  private drop(element: HTMLElement): void {
    this.figures.forget(element);
    element.remove();
  }
}
