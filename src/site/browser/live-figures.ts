/// <reference lib="dom" />
import { requireCartesian } from '../../live/cartesian.js';
import { drawFigure, type DrawnFigure } from '../../live/draw-figure.js';
import type { LiveFigure } from '../../live/plotly.js';
import { DrawingTurns } from './drawing-turns.js';
import { loadPlotly } from './load-plotly.js';
import { scrollingRests } from './scrolling.js';
import { currentTheme, onTheme } from './theme-choice.js';

/** A figure's data, and what it says to those who can't see it. */
export type FigureContent = { figure: LiveFigure; alt: string };

/** How far below the window a figure begins to be drawn, so that it is there when the reader is. */
const ahead = '400px 0px';

/** The live figures of a page. Each is drawn when a reader comes near; where that fails, its picture stays. */
export class LiveFigures {
  private readonly sources = new WeakMap<HTMLElement, () => Promise<FigureContent>>();
  private readonly drawn = new Map<HTMLElement, Promise<DrawnFigure>>();
  /** Of those that wait for their turn, or have it. */
  private readonly drawing = new Map<HTMLElement, Promise<void>>();
  private readonly observer = new IntersectionObserver((entries) => this.drawNear(entries), {
    rootMargin: ahead,
  });
  /** Figures that no picture stands for until they are drawn. */
  private readonly bare = new Set<HTMLElement>();
  private readonly turns = new DrawingTurns();
  private onPaper = false;

  constructor() {
    onTheme(() => void this.recolour());
  }

  /** Has an element of the page drawn when it comes near, from what `source` then gives. */
  watch(element: HTMLElement, source: () => Promise<FigureContent>): void {
    this.sources.set(element, source);
    this.observer.observe(element);
  }

  /** As `watch`, for an element without a picture; plotly is loaded at once, as paper does not wait for it. */
  watchBare(element: HTMLElement, content: FigureContent): void {
    this.bare.add(element);
    this.watch(element, () => Promise.resolve(content));
    loadPlotly().catch(console.error);
  }

  /**
   * Loads plotly before a figure is near, but not while the reader scrolls: to run its script takes half a second, in which
   * the page stands still.
   */
  prepare(): void {
    scrollingRests().then(loadPlotly).catch(console.error);
  }

  /** What a watched element shows or is going to show. */
  content(element: HTMLElement): Promise<FigureContent> | undefined {
    return this.sources.get(element)?.();
  }

  /** Gives an element other content: in its turn where it is drawn already, else when it comes near. */
  async show(element: HTMLElement, content: FigureContent): Promise<void> {
    this.sources.set(element, () => Promise.resolve(content));
    await this.drawing.get(element)?.catch(() => undefined);
    const drawn = await this.drawn.get(element)?.catch(() => undefined);
    if (!drawn) return this.observer.observe(element);
    const { figure, alt } = content;
    requireCartesian(figure.data);
    await this.turns.add(element, () => drawn.update(figure, alt));
  }

  /** Draws an element in its turn, without waiting for a reader. Rejects with what went wrong. */
  draw(element: HTMLElement): Promise<void> {
    const drawing = this.drawing.get(element) ?? this.drawInTurn(element);
    this.drawing.set(element, drawing);
    return drawing;
  }

  private async drawInTurn(element: HTMLElement): Promise<void> {
    try {
      // Before its turn, which a slow host would else hold up for all.
      await Promise.all([this.content(element), loadPlotly()]);
      const drawNow = async () => {
        // It may have been taken off the page.
        if (this.sources.has(element)) await this.drawNow(element);
      };
      await (this.drawn.get(element) ?? this.turns.add(element, drawNow));
    } finally {
      this.drawing.delete(element);
    }
  }

  private drawNow(element: HTMLElement): Promise<DrawnFigure> {
    this.observer.unobserve(element);
    const started = this.drawn.get(element) ?? this.start(element);
    this.drawn.set(element, started);
    started.catch(() => this.drawn.delete(element));
    return started;
  }

  /** Takes a figure off the page. */
  forget(element: HTMLElement): void {
    this.sources.delete(element);
    this.observer.unobserve(element);
    this.bare.delete(element);
    void this.drawn.get(element)?.then((figure) => figure.remove());
    this.drawn.delete(element);
  }

  /** Colours figures for white paper, and draws those that paper would else show nothing of; or the screen's again. */
  async paper(on: boolean): Promise<void> {
    this.onPaper = on;
    const visible = [...this.bare].filter((element) => on && element.offsetParent);
    await Promise.all([this.recolour(), ...visible.map((element) => this.drawNow(element))]);
  }

  private async recolour(): Promise<void> {
    const all = await Promise.all([...this.drawn.values()]);
    await Promise.all(all.map((figure) => figure.setDark(this.isDark())));
  }

  private isDark(): boolean {
    return !this.onPaper && currentTheme() === 'dark';
  }

  private drawNear(entries: IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting } of entries) {
      if (!isIntersecting) continue;
      this.draw(target as HTMLElement).catch((error: unknown) => console.error(error));
    }
  }

  private async start(element: HTMLElement): Promise<DrawnFigure> {
    const [{ figure, alt }, plotly] = await Promise.all([this.content(element)!, loadPlotly()]);
    requireCartesian(figure.data);
    // Until it is drawn it lies under the picture, and has the width that it is going to have.
    const host = document.createElement('div');
    host.className = 'live';
    element.append(host);
    const dark = this.isDark();
    try {
      const live = await drawFigure(host, figure, { alt, dark, plotly });
      if (dark !== this.isDark()) await live.setDark(this.isDark());
      element.classList.add('is-live');
      return live;
    } catch (error) {
      host.remove();
      throw error;
    }
  }
}
