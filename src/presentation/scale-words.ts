import type { ToLog2Spec } from '../preprocessing/to-log2.js';

/** What the logged values are, for subtitles: `log2 intensity clipped to [100, 16000]`. */
export function loggedWords(step: ToLog2Spec): string {
  if (step.kind === 'log2-cpm') return 'log2 of counts per million, plus one';
  if (step.kind === 'already-log2') return 'log2 values as they came';
  const { floor, ceiling } = step;
  if (floor === undefined && ceiling === undefined) return 'log2 intensity';
  return `log2 intensity clipped to [${floor ?? 'no floor'}, ${ceiling ?? 'no ceiling'}]`;
}

/** The same as the title of an axis. */
export function loggedAxis(step: ToLog2Spec): string {
  if (step.kind === 'log2-cpm') return 'log2(CPM + 1)';
  return step.kind === 'already-log2' ? 'log2 value' : 'log2 intensity';
}

/**
 * What the values of this cohort are, and what has to be done to them, as a paragraph of Markdown.
 *
 * @example
 * import { log2Cpm, scaleStory } from 'leukemia-notebooks';
 * scaleStory(log2Cpm()).split('. ')[0]; // => 'The values of this cohort are **counts of reads**'
 */
export function scaleStory(step: ToLog2Spec): string {
  if (step.kind === 'log2-cpm') {
    return 'The values of this cohort are **counts of reads**. A sample that was sequenced twice as deep has twice the counts, so they are first made parts of a million; one is added, since a gene that was not read has the count 0, and then the logarithm is taken.';
  }
  if (step.kind === 'already-log2') {
    return 'The values of this cohort are **logarithms already**: whoever made the file corrected for background and normalised. They are used as they are, without a floor or a ceiling.';
  }
  const about =
    'The values of this cohort are **raw intensities**. Of a tiny one a logarithm means little: it would turn background into the largest fold changes of the array.';
  if (step.floor === undefined) {
    return `${about} None is at or below zero and no floor is given, so the logarithm is taken of all of them.`;
  }
  return `${about} So values are first raised to a **floor** of ${step.floor}, then logged. In the other order the damage is already done.`;
}
