/// <reference lib="dom" />
import type { AutoNumberField, Field } from '../../../presentation/parameters-field.js';
import type { Input } from './input.js';
import { make } from './make.js';
import { textOf, valueOf } from './value-text.js';

/** One of a few texts; the empty one is for a parameter that is left out. */
export function choiceInput(id: string, options: readonly string[], leftOut?: string): Input {
  const select = make('select', { id });
  if (leftOut !== undefined) select.append(make('option', { value: '' }, leftOut));
  select.append(...options.map((option) => make('option', { value: option }, option)));
  return {
    main: select,
    parts: [select],
    read: () => select.value || undefined,
    show: (value) => {
      select.value = textOf(value);
    },
  };
}

/** A text, or a list with commas between its values. */
export function textInput(id: string, field: Field): Input {
  const typed = make('input', { id, type: 'text', autocomplete: 'off', spellcheck: 'false' });
  return {
    main: typed,
    parts: [typed],
    read: () => valueOf(field, typed.value),
    show: (value) => {
      typed.value = textOf(value);
    },
  };
}

/**
 * A number, or `auto`: a switch, and a number to type where it is off.
 * @param usual the number to begin with
 */
export function autoInput(id: string, name: string, field: AutoNumberField, usual = ''): Input {
  const auto = make('input', { type: 'checkbox', role: 'switch', 'aria-label': `${name} is auto` });
  const typed = make('input', { id, type: 'text', inputmode: 'decimal', class: 'number-value' });
  const enable = () => {
    typed.disabled = auto.checked;
    typed.placeholder = auto.checked ? 'auto' : '';
  };
  let last = usual;
  // Before the control hears of it.
  auto.addEventListener('input', () => {
    if (auto.checked) last = typed.value || last;
    typed.value = auto.checked ? '' : last;
    enable();
  });
  return {
    main: typed,
    parts: [make('label', { class: 'switch' }, auto, 'auto'), typed],
    read: () => (auto.checked ? 'auto' : valueOf(field, typed.value)),
    show: (value) => {
      auto.checked = value === 'auto';
      typed.value = auto.checked ? '' : textOf(value);
      enable();
    },
  };
}
