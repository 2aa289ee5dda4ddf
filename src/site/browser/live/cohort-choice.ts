/// <reference lib="dom" />
import { cohortInput } from './cohort-input.js';
import { meantCohort, sizesOf } from './cohorts.js';
import type { OwnInputs } from './controls.js';
import { GivenFiles } from './given-files.js';
import { choiceInput } from './other-inputs.js';
import type { Settings } from './settings.js';

/** Which cohorts there are for a page, and which one it uses. */
export class CohortChoice {
  readonly files = new GivenFiles();
  private named: readonly string[] = ['simulated'];

  constructor(
    private readonly settings: Settings,
    private readonly give: (files: readonly File[]) => void,
  ) {}

  /** The cohorts that can be had by name, and the reader's files. */
  get available(): string[] {
    return [...new Set([...this.named, ...this.files.names])];
  }

  /** The cohort in use. */
  get current(): string {
    return meantCohort(this.settings.values.cohort, this.available);
  }

  /** Whether it is a file of the reader's, of which an address could not tell anyone. */
  get isOwnFile(): boolean {
    return !this.named.includes(this.current);
  }

  /**
   * Takes what the worker says it has.
   * @returns the cohort asked for that is not among it, and was left
   */
  offer(named: readonly string[]): string | undefined {
    const before = this.named;
    this.named = named.filter((name) => !this.files.names.includes(name));
    // Its own files were given: they are what the reader wants to see.
    if (named.includes('golub') && !before.includes('golub') && this.files.names.length > 0) {
      this.settings.set('cohort', 'golub');
    }
    const { current } = this;
    if (this.available.includes(current) || this.settings.values.cohort === undefined)
      return undefined;
    this.settings.set('cohort', 'auto');
    return current;
  }

  /** Uses files that were given: the largest as the cohort, and a single other one as its labels. */
  use(files: readonly File[]): void {
    this.files.add(files);
    const cohort = this.files.largest!;
    this.settings.set('cohort', cohort);
    const others = this.files.besides(cohort);
    this.settings.set('labels', others.length === 1 ? others[0] : undefined);
  }

  /** Sets the bounds of parameters by the cohort in use. */
  bound(): void {
    this.settings.bound(sizesOf(this.current));
  }

  /** The inputs that depend on what there is. */
  inputs(): OwnInputs {
    const { available } = this;
    const auto =
      this.settings.published.cohort === 'auto' ||
      !available.includes(String(this.settings.published.cohort));
    const others = this.files.besides(this.current);
    return {
      cohort: cohortInput({ id: 'parameter-cohort', available, auto, give: this.give }),
      labels: choiceInput('parameter-labels', others, 'none, or in the file itself'),
    };
  }
}
