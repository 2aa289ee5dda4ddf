import { changedNames } from './changed-names.js';
import type { LiveCell, Ran } from './live-cell.js';
import { ParameterView } from './parameter-view.js';
import type { Program } from './program.js';
import { same } from './same.js';

type Values = Readonly<Record<string, unknown>>;

/** What cells have defined, and whether a cell would find it as it did when it ran. */
export class CellValues {
  readonly #values = new Map<string, unknown>();
  readonly #parameters = new ParameterView();
  #overridden: Values = {};
  #given: Values = {};

  constructor(private readonly about: Program['parameters']) {}

  /** Takes the values that go over those of the parameters cell. */
  override(parameters: Values): void {
    this.#given = parameters;
  }

  isStale({ id, ran }: LiveCell): boolean {
    if (!ran || (this.#isParameters(id) && !same(this.#overridden, this.#given))) return true;
    const unchanged = [...ran.inputs].every(([name, value]) =>
      Object.is(value, this.#values.get(name)),
    );
    return !unchanged || !this.#parameters.unchanged(ran.reads);
  }

  /** What a cell is given that is about to run; what it reads of the parameters is noted from here on. */
  begin({ id, cell }: LiveCell, surface: Values): { ran: Ran; surface: Values; cells: Values } {
    const inputs = new Map(cell.uses.map((name) => [name, this.#values.get(name)]));
    const ran = { cell, inputs, reads: this.#parameters.begin() };
    const cells = Object.fromEntries(inputs);
    if (!this.#isParameters(id)) return { ran, surface, cells };
    return { ran, surface: this.#withChecker(surface), cells: this.#withChecker(cells) };
  }

  /** Takes what a cell defined. A value that is the same as before stays the object that it was. */
  take({ id, last }: LiveCell, defined: Values, ran: Ran): void {
    const values = this.#isParameters(id) ? this.#withView(defined) : defined;
    const changed = changedNames(values, (name) => this.#values.get(name), ran, last);
    for (const [name, value] of Object.entries(values)) {
      if (changed.has(name)) this.#values.set(name, value);
    }
  }

  /** What the parameters cell defined, with the view in the place of the parameters, which it takes. */
  #withView(defined: Values): Values {
    this.#overridden = this.#given;
    const { parameters } = defined;
    if (typeof parameters !== 'object' || parameters === null) return defined;
    this.#parameters.update(parameters as Values);
    return { ...defined, parameters: this.#parameters.view };
  }

  #isParameters(id: string): boolean {
    return id === this.about?.cell;
  }

  /** The same values with a checker that checks what was given over what the cell has. */
  #withChecker(values: Values): Values {
    const name = this.about!.checkedBy;
    const check = values[name];
    if (typeof check !== 'function') return values;
    const given = this.#given;
    return {
      ...values,
      [name]: (own: object) => (check as (v: object) => unknown)({ ...own, ...given }),
    };
  }
}
