/// <reference lib="dom" />
import type { CellError } from '../../../rerun/protocol.js';
import { distance } from '../drawing-turns.js';
import type { LiveFigures } from '../live-figures.js';
import { failure } from './failure.js';
import { make, setAttribute } from './make.js';
import { MovedMark, type Mark, type Version } from './moved-mark.js';
import { OutputsNow } from './outputs-now.js';
import { placeOf } from './place.js';
import { samePublished, sameShown } from './same.js';
import type { Shown } from './shown.js';

/** How far from the window a figure is drawn before it is shown. */
const near = 400;

/** Outputs are up to date; about to be; being made; or not, and nothing runs that would change it. */
export type CellState = 'settled' | 'stale' | 'running' | 'outdated';

/** What outputs were made with. */
export interface MadeWith {
  /** Their cohort, where it is another than that of the published outputs. */
  readonly otherCohort?: string;
  /** Whether the code and all parameters but the cohort are the published ones. */
  readonly pristine: boolean;
}

/** A cell of the page: its published outputs, those it has now, and how it is doing. */
export class CellView {
  readonly place: string;
  private readonly published: HTMLElement;
  private readonly now: OutputsNow;
  private readonly mark = new MovedMark((version) => this.choose(version));
  private readonly notes = make('div', { class: 'notes' });
  private latest?: { all: readonly Shown[]; made: MadeWith };
  /** What the cell put out for another cohort, before anything else was changed. */
  private reference?: { all: readonly Shown[]; cohort: string };
  private said: Mark = { word: '', moved: false };
  /** Counts what was to be shown: something newer overtakes what is still being drawn. */
  private turn = 0;

  constructor(
    readonly section: HTMLElement,
    private readonly figures: LiveFigures,
  ) {
    this.place = placeOf(section);
    this.now = new OutputsNow(figures);
    this.published =
      section.querySelector<HTMLElement>('.outputs') ??
      make('div', { class: 'outputs', hidden: true });
    section.append(this.notes, this.mark.element, this.published, this.now.element);
  }

  /** Whether the outputs are no longer what they were with the published parameters. */
  get moved(): boolean {
    return this.said.moved;
  }

  /** Marks the outputs as no longer, or again, up to date. */
  set state(state: CellState) {
    this.section.classList.toggle('is-stale', state !== 'settled');
    this.section.classList.toggle('is-running', state === 'running');
    for (const outputs of [this.published, this.now.element]) {
      setAttribute(outputs, 'aria-busy', ['stale', 'running'].includes(state) && 'true');
    }
    if (state === 'running') this.notes.replaceChildren();
  }

  /** The outputs are up to date, and nothing is to be said of them. */
  settle(): void {
    this.state = 'settled';
    this.note();
  }

  /**
   * Shows what a cell put out: the published outputs where they say the same.
   * @returns false when newer outputs have overtaken these
   */
  async show(all: readonly Shown[], made: MadeWith): Promise<boolean> {
    const turn = ++this.turn;
    this.latest = { all, made };
    const old = [...this.published.children] as HTMLElement[];
    const differs = !(await samePublished(old, all, this.figures));
    if (turn !== this.turn) return false;
    if (!differs) this.restore();
    else await this.replace(all, this.compare(all, made), turn);
    return differs ? turn === this.turn : true;
  }

  /** Shows what a cell that runs has put out so far. */
  async showSoFar(all: readonly Shown[]): Promise<void> {
    await this.replace(all, { word: 'So far', moved: false }, ++this.turn);
  }

  /** The mark of outputs that differ from the published ones. */
  private compare(all: readonly Shown[], { otherCohort, pristine }: MadeWith): Mark {
    if (otherCohort === undefined) return { word: 'Moved', moved: true };
    if (pristine) this.reference = { all, cohort: otherCohort };
    const known = this.reference?.cohort === otherCohort;
    const moved = known && !sameShown(this.reference!.all, all);
    return { word: moved ? 'Moved' : otherCohort, moved };
  }

  /** Shows the published outputs, and takes others off the page. */
  restore(): void {
    this.turn++;
    this.note();
    this.said = { word: '', moved: false };
    this.choose('published');
    this.mark.hide();
    this.now.clear();
  }

  /** Shows the latest outputs again, after `restore`. */
  async resume(): Promise<void> {
    if (this.latest && this.mark.element.hidden) await this.show(this.latest.all, this.latest.made);
  }

  /** Says at the cell what went wrong, or why it did not run. */
  note(...notes: Node[]): void {
    this.notes.replaceChildren(...notes);
  }

  fail(error: CellError): void {
    this.note(failure(error));
    this.section.querySelector<HTMLDetailsElement>('details.code')?.setAttribute('open', '');
  }

  private async replace(all: readonly Shown[], mark: Mark, turn: number): Promise<void> {
    const first = this.mark.element.hidden;
    await this.now.update(all);
    if (turn !== this.turn) return;
    if (first && this.isNear()) await this.drawUnseen();
    if (turn !== this.turn) return;
    this.said = mark;
    this.choose(first ? 'now' : this.version());
  }

  /** Draws figures in their place and width while the published ones are still to be seen. */
  private async drawUnseen(): Promise<void> {
    const { element } = this.now;
    element.hidden = false;
    element.classList.add('unseen');
    await this.now.draw();
  }

  private version(): Version {
    return this.now.element.hidden ? 'published' : 'now';
  }

  private choose(version: Version): void {
    this.now.element.hidden = version === 'published';
    this.now.element.classList.remove('unseen');
    this.published.hidden = version === 'now' || this.published.childElementCount === 0;
    this.mark.show(this.said, version, this.published.childElementCount > 0);
  }

  private isNear(): boolean {
    return distance(this.section) < near;
  }
}
