import type { Matrix } from 'ml-matrix';

import type { Cohort, Finding, Scale } from './cohort.js';

/** What the values of a cohort are. */
export function scaleOf(cohort: Pick<Cohort, 'scale'>): Scale {
  return cohort.scale ?? 'intensity';
}

/** What there is to see of values from outside. */
export interface ScaleClues {
  /** Share of the values that are there and are whole numbers. */
  readonly whole: number;
  readonly zeros: number;
  readonly smallest: number;
  readonly largest: number;
}

export function scaleClues(expression: Matrix): ScaleClues {
  let [count, whole, zeros, smallest, largest] = [0, 0, 0, Infinity, -Infinity];
  for (let i = 0; i < expression.rows; i++) {
    for (let j = 0; j < expression.columns; j++) {
      const value = expression.get(i, j);
      if (Number.isNaN(value)) continue;
      count++;
      if (Number.isInteger(value)) whole++;
      if (value === 0) zeros++;
      if (value < smallest) smallest = value;
      if (value > largest) largest = value;
    }
  }
  return { whole: whole / count, zeros: zeros / count, smallest, largest };
}

/**
 * What values most likely are. Counts are whole and never negative, and some genes are not read at all. Logarithms to base
 * 2 of anything that a scanner or sequencer gives stay below 30. All else is taken for intensities.
 */
export function likelyScale({ whole, zeros, smallest, largest }: ScaleClues): Scale {
  if (whole === 1 && smallest >= 0 && zeros > 0.01) return 'counts';
  if (largest < 30 && whole < 1) return 'log2';
  return 'intensity';
}

const WORDS: Readonly<Record<Scale, string>> = {
  intensity: 'raw intensities',
  log2: 'logarithms to base 2',
  counts: 'counts of reads',
};

/** The scale in words. */
export function scaleWords(scale: Scale): string {
  return WORDS[scale];
}

/** The likely scale, with a note that it was guessed. */
export function guessScale(expression: Matrix, found: (finding: Finding) => void): Scale {
  const clues = scaleClues(expression);
  const scale = likelyScale(clues);
  const message = `The values (${clues.smallest} to ${clues.largest}) are taken for ${WORDS[scale]}; say scale if they are something else.`;
  found({ level: 'note', check: 'scale', message });
  return scale;
}
