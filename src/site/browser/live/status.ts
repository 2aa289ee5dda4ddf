/// <reference lib="dom" />
import { counted } from '../../../presentation/words.js';
import { button, make } from './make.js';
import type { ProgressLine } from './progress-line.js';

/** A run that is over sooner is not spoken of while it lasts. */
const worthSaying = 250;

/** What a run came to. */
export interface Outcome {
  readonly ms: number;
  readonly stopped: boolean;
  readonly failed: number;
  /** How many cells did not run because of those. */
  readonly held: number;
  readonly outdated: number;
  /** The cohort of the outputs, where it is not that of the published ones. */
  readonly otherCohort?: string;
  readonly moved: readonly { readonly id: string; readonly place: string }[];
}

/** What runs, how far it is, and what came of it, in words that a screen reader speaks when there is time. */
export class Status {
  readonly element: HTMLElement;
  /** The row of buttons. */
  readonly actions: HTMLElement;
  private readonly said = make('p', { class: 'said-of-run', role: 'status' });
  private readonly bar = make('progress', { max: 1, 'aria-label': 'Progress' });
  private readonly line = make('span', { class: 'progress-words' });
  private readonly box = make('div', { class: 'progress-box', hidden: true }, this.bar, this.line);
  private readonly places = make('ul');
  private readonly moved = make(
    'details',
    { class: 'moved-list', hidden: true },
    make('summary', {}, 'Where it moved'),
    this.places,
  );
  private readonly stop: HTMLButtonElement;
  private soon?: ReturnType<typeof setTimeout>;
  private words = '';

  constructor(acts: { stop: () => void; reset: () => void }) {
    this.stop = button('Stop', acts.stop, { class: 'stop', disabled: true });
    const reset = button('Reset to published', acts.reset, { class: 'reset' });
    this.actions = make('div', { class: 'actions' }, this.stop, reset);
    this.element = make(
      'div',
      { class: 'run-status' },
      this.said,
      this.box,
      this.actions,
      this.moved,
    );
  }

  /** Says something that is so until the next thing is said. */
  say(words: string): void {
    clearTimeout(this.soon);
    this.soon = undefined;
    this.said.textContent = words;
  }

  /** A cell runs, and others wait. */
  running(place: string, waiting: number): void {
    const more = waiting > 0 ? `, ${waiting} more ${waiting === 1 ? 'cell' : 'cells'} to run` : '';
    this.words = `Running “${place}”${more}…`;
    this.stop.disabled = false;
    this.bar.removeAttribute('value');
    this.line.textContent = '';
    // Spoken of one at a time, and only what lasts.
    this.soon ??= setTimeout(() => {
      this.box.hidden = false;
      this.say(this.words);
    }, worthSaying);
  }

  progress({ what, done, total, rest }: ProgressLine): void {
    this.bar.value = total > 0 ? done / total : 0;
    const words = `${what}: ${done} of ${total}`;
    this.line.textContent = rest ? `${words}, ${rest}` : words;
  }

  done(outcome: Outcome): void {
    this.rest();
    this.say(wordsFor(outcome));
    const links = outcome.moved.map(({ id, place }) =>
      make('li', {}, make('a', { href: `#cell-${id}` }, place)),
    );
    this.places.replaceChildren(...links);
    this.moved.hidden = links.length === 0;
  }

  /** Nothing runs. */
  rest(): void {
    clearTimeout(this.soon);
    this.soon = undefined;
    this.stop.disabled = true;
    this.box.hidden = true;
    this.moved.hidden = true;
  }
}

function wordsFor({ ms, stopped, failed, held, outdated, otherCohort, moved }: Outcome): string {
  if (stopped) return `Stopped: ${cells(outdated)} not up to date.`;
  const none = otherCohort === undefined ? 'Nothing moved.' : `Cohort: ${otherCohort}.`;
  const change = moved.length === 0 ? none : `${cells(moved.length)} moved.`;
  const builds = held > 0 ? `, and ${cells(held)} not run for it` : '';
  if (failed > 0) return `${cells(failed)} failed${builds}. ${change}`;
  return `Up to date in ${seconds(ms)}. ${change}`;
}

function cells(count: number): string {
  return counted(count, 'cell');
}

/** A time in as many digits as it deserves. */
function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(ms < 9950 ? 2 : 0)} s`;
}
