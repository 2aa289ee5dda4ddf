/// <reference lib="dom" />
import { highlight } from '../../highlight.js';
import { button, make } from './make.js';

export interface EditorOptions {
  readonly section: HTMLElement;
  /** The cell's code as published. */
  readonly source: string;
  /** Told of code to run: that of the cell where nothing was edited. */
  readonly run: (source: string) => void;
}

/** The code of a cell, which can be edited and run: Shift-Enter runs, Escape leaves, Tab goes on as it does everywhere. */
export class Editor {
  private source: string;
  private readonly details: HTMLDetailsElement;
  private readonly shown: HTMLElement;
  private readonly typed: HTMLTextAreaElement;
  private readonly edit = button('Edit', () => this.open());
  private readonly undo = button('Undo edits', () => this.restore(), { hidden: true });

  constructor(private readonly options: EditorOptions) {
    this.source = options.source;
    this.details = options.section.querySelector<HTMLDetailsElement>('details.code')!;
    this.shown = this.details.querySelector('pre')!;
    this.typed = make('textarea', {
      class: 'editor',
      'aria-label': 'Code of this cell; Shift-Enter runs it, Escape leaves',
      spellcheck: 'false',
      autocapitalize: 'off',
      autocomplete: 'off',
      wrap: 'off',
      hidden: true,
    });
    const run = button('Run', () => this.run(), { title: 'Shift-Enter' });
    this.details.append(
      this.typed,
      make('div', { class: 'code-tools' }, this.edit, run, this.undo),
    );
    this.typed.addEventListener('input', () => this.changed());
    this.details.addEventListener('keydown', (event) => this.key(event));
  }

  /** Puts the published code back. */
  reset(): void {
    this.typed.value = this.options.source;
    this.changed();
    this.close();
  }

  private open(): void {
    this.typed.value = this.source;
    this.typed.rows = lines(this.source);
    this.toggle(true);
    this.typed.focus();
  }

  private close(): void {
    this.shown.querySelector('code')!.innerHTML = highlight(this.source).text;
    this.toggle(false);
  }

  private toggle(editing: boolean): void {
    this.typed.hidden = !editing;
    this.shown.hidden = editing;
    this.edit.hidden = editing;
  }

  private changed(): void {
    this.source = this.typed.value;
    this.typed.rows = lines(this.source);
    const edited = this.source !== this.options.source;
    this.undo.hidden = !edited;
    this.details.classList.toggle('is-edited', edited);
  }

  private run(): void {
    this.options.run(this.source);
  }

  private restore(): void {
    this.reset();
    this.edit.focus();
    this.run();
  }

  private key(event: KeyboardEvent): void {
    if (event.key === 'Enter' && event.shiftKey) {
      event.preventDefault();
      this.run();
    } else if (event.key === 'Escape' && !this.typed.hidden) {
      this.close();
      this.edit.focus();
    }
  }
}

function lines(text: string): number {
  return text.split('\n').length;
}
