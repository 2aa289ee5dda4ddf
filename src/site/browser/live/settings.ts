import {
  parameterProblems,
  printed,
  type ParameterProblem,
} from '../../../presentation/parameters-check.js';
import type { Schema } from '../../../presentation/parameters-field.js';
import type { Values } from './address.js';
import { bounded, type Sizes } from './bounded.js';

/** What the parameters of a page are: those of the published run, and what the reader changed. */
export class Settings {
  private changes: Record<string, unknown> = {};
  private sizes: Sizes = {};

  /**
   * @param schema what the parameters may be
   * @param published the values in the parameters cell
   */
  constructor(
    private readonly unbounded: Schema,
    readonly published: Values,
  ) {}

  /** What the parameters may be for the cohort there is. */
  get schema(): Schema {
    return bounded(this.unbounded, this.sizes);
  }

  /** All values. */
  get values(): Values {
    return { ...this.published, ...this.changes };
  }

  /** The values that differ from the published ones. */
  get changed(): Values {
    return { ...this.changes };
  }

  set(name: string, value: unknown): void {
    if (printed(value) === printed(this.published[name])) delete this.changes[name];
    else this.changes[name] = value;
  }

  reset(): void {
    this.changes = {};
  }

  /** Takes the numbers of another cohort for bounds. */
  bound(sizes: Sizes): void {
    this.sizes = sizes;
  }

  /** What is wrong with the values; while anything is, nothing is to run. */
  problems(): ParameterProblem[] {
    const { schema, values } = this;
    // A value that the cell computes is not known here, and is checked there.
    return parameterProblems(schema, values).filter(({ names }) =>
      names.every((name) => name in values),
    );
  }
}
