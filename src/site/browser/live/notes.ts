/// <reference lib="dom" />
import { make } from './make.js';

/** What a live page says besides its outputs: which cohort they are of, and what could not be used. */
export class Notes {
  /** Stands in the panel. */
  readonly element = make('div', { class: 'page-problems', role: 'alert' });
  /** Stands at the head of the notebook. */
  readonly cohort = make('p', { class: 'cohort-note', role: 'note', hidden: true });

  /** @param published the cohort of the published outputs */
  constructor(private readonly published: string) {}

  /** The cohort, where it is not that of the published outputs. */
  otherThanPublished(cohort: string): string | undefined {
    return cohort === this.published ? undefined : cohort;
  }

  /** Says which cohort the outputs are of. */
  show(cohort: string): void {
    const other = this.otherThanPublished(cohort) !== undefined;
    this.cohort.hidden = !other;
    const simulated = cohort === 'simulated';
    this.cohort.classList.toggle('simulated', simulated);
    this.cohort.replaceChildren(
      make('strong', {}, simulated ? 'SIMULATED' : cohort),
      ' ',
      ...this.words(simulated),
    );
  }

  problems(problems: readonly string[]): void {
    this.element.replaceChildren(...problems.map((problem) => make('p', {}, problem)));
  }

  private words(simulated: boolean): string[] {
    const marked = 'Outputs with a mark were computed in this page';
    const published = `the text and the published outputs are of the ${this.published} cohort.`;
    if (!simulated) return [`${marked} from this file; ${published}`];
    return [
      `${marked} from a cohort drawn at random, and say nothing about leukemia; ${published}`,
    ];
  }
}
