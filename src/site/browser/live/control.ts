/// <reference lib="dom" />
import { printed } from '../../../presentation/parameters-check.js';
import { allowed, type Field } from '../../../presentation/parameters-field.js';
import type { Input } from './input.js';
import { button, make, setAttribute } from './make.js';
import { numberInput } from './number-input.js';
import { autoInput, choiceInput, textInput } from './other-inputs.js';

/** A parameter in the panel: its name and meaning, what is allowed, its value, and what is wrong with that. */
export class Control {
  readonly element: HTMLElement;
  private readonly input: Input;
  private readonly wrong: HTMLElement;
  private readonly back: HTMLButtonElement;

  /**
   * @param published the value in the published run
   * @param changed told of each new value
   */
  constructor(
    readonly name: string,
    field: Field,
    published: unknown,
    changed: (name: string, value: unknown) => void,
    input: Input = inputFor(`parameter-${name}`, name, field),
  ) {
    this.input = input;
    const id = `parameter-${name}`;
    const range = make('span', { class: 'allowed', id: `${id}-allowed` }, allowed(field));
    this.wrong = make('p', { class: 'wrong', id: `${id}-wrong`, hidden: true });
    this.back = button('', () => this.set(published, changed), { class: 'back', hidden: true });
    this.back.textContent = `published: ${plainly(published)}`;
    this.back.setAttribute(
      'aria-label',
      `${name}: back to the published value ${plainly(published)}`,
    );
    const label = make(
      'label',
      { for: id },
      make('code', {}, name),
      make('span', { class: 'about' }, field.about),
    );
    this.element = make(
      'div',
      { class: 'control' },
      label,
      make('div', { class: 'value' }, ...input.parts),
      make('p', { class: 'hint' }, range, this.back),
      this.wrong,
    );
    this.element.addEventListener('input', () => changed(name, this.input.read()));
    this.show(published, published);
  }

  /** Shows a value, and the way back where it is not the published one. */
  show(value: unknown, published: unknown): void {
    if (printed(this.input.read()) !== printed(value)) this.input.show(value);
    this.compare(value, published);
  }

  /** Says whether the value is the published one, without touching what the reader types. */
  compare(value: unknown, published: unknown): void {
    const differs = printed(value) !== printed(published);
    this.element.classList.toggle('is-changed', differs);
    this.back.hidden = !differs;
  }

  /** Says what is wrong with the value; nothing, when it is not. */
  mark(problem: string | undefined): void {
    const { main } = this.input;
    setAttribute(main, 'aria-invalid', problem !== undefined && 'true');
    const described = `${main.id}-allowed${problem === undefined ? '' : ` ${main.id}-wrong`}`;
    main.setAttribute('aria-describedby', described);
    this.wrong.hidden = problem === undefined;
    if (this.wrong.textContent !== (problem ?? '')) this.wrong.textContent = problem ?? '';
  }

  private set(value: unknown, changed: (name: string, value: unknown) => void): void {
    this.input.show(value);
    this.input.main.focus();
    changed(this.name, value);
  }
}

function inputFor(id: string, name: string, field: Field): Input {
  if (field.kind === 'number') return numberInput(id, name, field);
  if (field.kind === 'auto-number') return autoInput(id, name, field);
  if (field.kind === 'choice') return choiceInput(id, field.options);
  if (field.kind === 'optional' && field.options) return choiceInput(id, field.options, 'as found');
  return textInput(id, field);
}

function plainly(value: unknown): string {
  return value === undefined ? 'none' : printed(value).replaceAll("'", '');
}
