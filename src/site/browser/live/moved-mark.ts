/// <reference lib="dom" />
import { button, make } from './make.js';

/** Which outputs of a cell are to be seen. */
export type Version = 'now' | 'published';

/** What is said of outputs that differ from the published ones, and whether a parameter or an edit did that. */
export type Mark = { readonly word: string; readonly moved: boolean };

/** The mark of a cell whose outputs are no longer the published ones, and the switch between both. */
export class MovedMark {
  readonly element = make('div', { class: 'moved', hidden: true });
  private readonly word = make('span', { class: 'moved-word' });
  private readonly buttons: Record<Version, HTMLButtonElement>;

  /** @param choose told which version the reader wants to see */
  constructor(choose: (version: Version) => void) {
    const one = (version: Version, label: string) => button(label, () => choose(version));
    this.buttons = { now: one('now', 'Now'), published: one('published', 'Published') };
    const group = make(
      'span',
      { class: 'versions', role: 'group', 'aria-label': 'Which outputs to show' },
      this.buttons.now,
      this.buttons.published,
    );
    this.element.append(this.word, group);
  }

  show({ word, moved }: Mark, version: Version, hasPublished: boolean): void {
    this.element.classList.toggle('is-moved', moved);
    this.word.textContent = word;
    this.element.hidden = false;
    this.buttons.published.disabled = !hasPublished;
    for (const [name, one] of Object.entries(this.buttons)) {
      one.setAttribute('aria-pressed', String(name === version));
    }
  }

  hide(): void {
    this.element.hidden = true;
  }
}
