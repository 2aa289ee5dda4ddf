/// <reference lib="dom" />
import { autoCohort, meantCohort } from './cohorts.js';
import type { Input } from './input.js';
import { make } from './make.js';

/** The select's value that asks for a file; no file has this name. */
const other = '/';

export interface CohortInputOptions {
  readonly id: string;
  /** The cohorts that can be had by name. */
  readonly available: readonly string[];
  /** Whether the published parameters leave the choice to the page. */
  readonly auto: boolean;
  /** Told of files that the reader chose. */
  readonly give: (files: readonly File[]) => void;
}

/** Which cohort: one of those at hand, or the reader's own file, which stays in their browser. */
export function cohortInput({ id, available, auto, give }: CohortInputOptions): Input {
  const select = make(
    'select',
    { id },
    ...available.map((name) => make('option', { value: name }, name)),
  );
  select.append(make('option', { value: other }, 'your own file…'));
  const picker = make('input', { type: 'file', multiple: true, hidden: true, tabindex: -1 });
  let shown = select.value;
  const show = (value: unknown) => {
    shown = meantCohort(value, available);
    select.value = shown;
  };
  select.addEventListener('input', (event) => {
    if (select.value !== other) return;
    // Until there is a file, the cohort stays what it was.
    event.stopPropagation();
    select.value = shown;
    picker.click();
  });
  picker.addEventListener('input', (event) => event.stopPropagation());
  picker.addEventListener('change', () => {
    if (picker.files?.length) give([...picker.files]);
    picker.value = '';
  });
  return {
    main: select,
    parts: [select, picker],
    read: () => (auto && select.value === autoCohort(available) ? 'auto' : select.value),
    show,
  };
}
