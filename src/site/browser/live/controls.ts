/// <reference lib="dom" />
import { OWN_NAMES } from '../../../loading/own-options.js';
import { Control } from './control.js';
import type { Input } from './input.js';
import { make } from './make.js';
import type { Settings } from './settings.js';

/** Parameters that few readers touch stand in a group of their own, folded. */
const rarely = ['seed', 'floor', 'ceiling'];

/** In a page a cohort is chosen, and a file is no path. */
const ownWords: Readonly<Record<string, object>> = {
  cohort: {
    about: 'whose samples',
    forms: 'a file can be dropped anywhere on this page; it stays on your computer',
  },
  labels: { about: 'file with the columns sample and label, or a CLS file' },
};

/** Inputs for the parameters whose values depend on the page. */
export type OwnInputs = Readonly<Record<string, Input>>;

/** The controls of all parameters, in groups. */
export class Controls {
  readonly element = make('form', { class: 'controls', 'aria-label': 'Parameters' });
  private readonly controls = new Map<string, Control>();
  private readonly ownFile: HTMLElement;

  /**
   * @param changed told of each new value, right or wrong
   * @param own inputs that stand for those of the schema
   */
  constructor(
    private readonly settings: Settings,
    private readonly changed: (name: string, value: unknown) => void,
    own: OwnInputs = {},
  ) {
    this.build(own);
    const group = (names: readonly string[]) =>
      names.flatMap((name) => this.controls.get(name)?.element ?? []);
    const names = [...this.controls.keys()];
    const main = names.filter((name) => ![...rarely, ...OWN_NAMES, 'cohort'].includes(name));
    this.ownFile = make(
      'fieldset',
      { class: 'own-file', hidden: true },
      make('legend', {}, 'Your file'),
      ...group(OWN_NAMES),
    );
    const folded = group(rarely);
    this.element.append(...group(['cohort']), this.ownFile, ...group(main));
    if (folded.length > 0) {
      const summary = make('summary', {}, rarely.filter((name) => names.includes(name)).join(', '));
      this.element.append(make('details', { class: 'rarely' }, summary, ...folded));
    }
    this.element.addEventListener('submit', (event) => event.preventDefault());
    this.refresh();
  }

  /** Builds the controls anew, for other bounds or other inputs; what is focused stays so. */
  rebuild(own: OwnInputs): void {
    const focused = document.activeElement?.id;
    const before = new Map(this.controls);
    this.build(own);
    for (const [name, { element }] of before) {
      element.replaceWith(this.controls.get(name)!.element);
    }
    this.refresh();
    const again = focused === undefined ? null : document.getElementById(focused);
    if (again && this.element.contains(again)) again.focus();
  }

  /** Shows the values of the settings. */
  refresh(): void {
    const { values, published } = this.settings;
    for (const [name, control] of this.controls) control.show(values[name], published[name]);
    this.check();
  }

  /** Says at each control what is wrong with its value, without touching what is typed. @returns whether all are right */
  check(): boolean {
    const { values, published } = this.settings;
    const problems = this.settings.problems();
    for (const [name, control] of this.controls) {
      control.compare(values[name], published[name]);
      control.mark(problems.find(({ names }) => names.includes(name))?.message);
    }
    const folded = this.element.querySelector<HTMLDetailsElement>('details.rarely');
    if (folded?.querySelector('[aria-invalid]')) folded.open = true;
    return problems.length === 0;
  }

  /** Shows what has to be said of a reader's own file, or hides it. */
  showOwnFile(show: boolean): void {
    this.ownFile.hidden = !show;
  }

  private build(own: OwnInputs): void {
    const { schema, published } = this.settings;
    for (const [name, field] of Object.entries(schema)) {
      const shown = { ...field, ...ownWords[name] };
      const control = new Control(name, shown, published[name], this.changed, own[name]);
      this.controls.set(name, control);
    }
  }
}
