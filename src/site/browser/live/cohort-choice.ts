/// <reference lib="dom" />
import { OWN_NAMES } from '../../../loading/own-options.js';
import { cohortInput } from './cohort-input.js';
import { meantCohort, sizesOf } from './cohorts.js';
import type { OwnInputs } from './controls.js';
import { GivenFiles } from './given-files.js';
import { choiceInput } from './other-inputs.js';
import type { Values } from './address.js';
import type { Settings } from './settings.js';

/** Which cohorts there are for a page, and which one it uses. */
export class CohortChoice {
  readonly files = new GivenFiles();
  /** The cohorts that can be asked for: by name, and files of the reader's. */
  private available: readonly string[] = ['simulated'];

  constructor(
    private readonly settings: Settings,
    private readonly give: (files: readonly File[]) => void,
  ) {}

  /** The cohort in use. */
  get current(): string {
    return meantCohort(this.settings.values.cohort, this.available);
  }

  /** Whether it is a file of the reader's. */
  get isOwnFile(): boolean {
    return this.files.names.includes(this.current);
  }

  /**
   * Takes what the worker says it has; files that it took are what the reader wants to see.
   * @returns whether it took files, and the cohort asked for that is not among what it has, and was left
   */
  offer(available: readonly string[]): { took: boolean; missing?: string } {
    this.available = available;
    const took = this.files.accept();
    if (took) this.useFiles();
    const { current } = this;
    if (available.includes(current) || !('cohort' in this.settings.values)) return { took };
    this.settings.set('cohort', 'auto');
    return { took, missing: current };
  }

  /** Sets the bounds of parameters by the cohort in use. */
  bound(): void {
    this.settings.bound(sizesOf(this.current));
  }

  /** The changes as the worker is to have them: to it, `auto` is the reader's file where there is one. */
  parameters(): Values {
    const { changed } = this.settings;
    return this.files.names.length > 0 ? { ...changed, cohort: this.current } : changed;
  }

  /** The changes that an address can say: not which file a reader has. */
  linkable(): Values {
    const { changed } = this.settings;
    if (!this.isOwnFile) return changed;
    const own = ['cohort', ...OWN_NAMES];
    return Object.fromEntries(Object.entries(changed).filter(([name]) => !own.includes(name)));
  }

  /** The inputs that depend on what there is. */
  inputs(): OwnInputs {
    const { available, give } = this;
    const { cohort } = this.settings.published;
    const auto = cohort === 'auto' || !available.includes(String(cohort));
    const labels = this.files.besides(this.current);
    return {
      cohort: cohortInput({ id: 'parameter-cohort', available, auto, give }),
      labels: choiceInput('parameter-labels', labels, 'in the file itself'),
    };
  }

  /** The largest file as the cohort, and a single other one as its labels; or the cohort that they are known to be. */
  private useFiles(): void {
    const file = this.files.largest!;
    const known = !this.available.includes(file);
    this.settings.set('cohort', known ? 'golub' : file);
    const others = this.files.besides(file);
    this.settings.set('labels', !known && others.length === 1 ? others[0] : undefined);
  }
}
