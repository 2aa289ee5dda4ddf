/// <reference lib="dom" />
import type { NumberField } from '../../../presentation/parameters-field.js';
import type { Input } from './input.js';
import { make } from './make.js';
import { nearestStop, stops } from './stops.js';
import { textOf, valueOf } from './value-text.js';

/** A number: typed, and where its range has an end also by a slider, which moves evenly or by ratios. */
export function numberInput(id: string, name: string, field: NumberField): Input {
  const typed = make('input', {
    id,
    type: 'text',
    inputmode: field.whole ? 'numeric' : 'decimal',
    class: 'number-value',
  });
  const slider = sliderFor(name, field, (value) => {
    typed.value = textOf(value);
  });
  const follow = () => slider?.show(valueOf(field, typed.value));
  typed.addEventListener('input', follow);
  return {
    main: typed,
    parts: slider ? [slider.element, typed] : [typed],
    read: () => valueOf(field, typed.value),
    show: (value) => {
      typed.value = textOf(value);
      follow();
    },
  };
}

function sliderFor(name: string, field: NumberField, choose: (value: number) => void) {
  const all = stops(field);
  if (!all) return undefined;
  const element = make('input', {
    type: 'range',
    min: 0,
    max: all.length - 1,
    step: 1,
    'aria-label': `${name}, by slider`,
  });
  const say = () => element.setAttribute('aria-valuetext', textOf(all[Number(element.value)]));
  element.addEventListener('input', () => {
    say();
    choose(all[Number(element.value)]);
  });
  const show = (value: unknown) => {
    if (typeof value !== 'number' || !Number.isFinite(value)) return;
    element.value = String(nearestStop(all, value));
    element.setAttribute('aria-valuetext', textOf(value));
  };
  return { element, show };
}
