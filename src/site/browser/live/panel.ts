/// <reference lib="dom" />
import { make } from './make.js';
import type { Status } from './status.js';

/** The panel beside the notebook; on small screens a sheet at the bottom, of which first only the status shows. */
export class Panel {
  readonly element: HTMLElement;
  private readonly heading = make('h2', { tabindex: -1, id: 'parameters-panel' }, 'Parameters');
  private readonly toggle = make('button', {
    type: 'button',
    class: 'sheet-toggle',
    'aria-expanded': 'false',
    'aria-controls': 'parameters-sheet',
  });
  private readonly sheet: HTMLElement;

  constructor({ element: status, actions }: Status, notes: HTMLElement, controls: HTMLElement) {
    this.toggle.textContent = 'Parameters';
    this.sheet = make(
      'div',
      { class: 'sheet', id: 'parameters-sheet' },
      this.heading,
      notes,
      controls,
    );
    this.element = make(
      'aside',
      { class: 'panel', 'aria-label': 'Parameters and runs' },
      make('div', { class: 'panel-bar' }, status),
      this.sheet,
    );
    actions.append(this.toggle);
    this.toggle.addEventListener('click', () => this.open(!this.isOpen));
    this.element.addEventListener('keydown', ({ key }) => {
      if (key !== 'Escape' || !this.isOpen) return;
      this.open(false);
      this.toggle.focus();
    });
  }

  /** Puts the panel before the content, and the focus into it when the reader asked for that. */
  enter(focus: boolean): void {
    document.querySelector('.columns')!.prepend(this.element);
    document.body.classList.add('is-alive');
    // The heading of a sheet that is closed can't be focused.
    const first = this.heading.offsetParent ? this.heading : this.toggle;
    if (focus) first.focus({ preventScroll: true });
  }

  private get isOpen(): boolean {
    return this.toggle.getAttribute('aria-expanded') === 'true';
  }

  private open(open: boolean): void {
    this.toggle.setAttribute('aria-expanded', String(open));
    this.element.classList.toggle('is-open', open);
  }
}
