import { GOLUB_SHAPE } from '../../../simulation/golub.js';
import type { Sizes } from './bounded.js';

const { probes, training } = GOLUB_SHAPE;

/** What is known of a cohort before it is loaded: the simulated one has the shape of the real one. */
export function sizesOf(cohort: string): Sizes {
  if (cohort !== 'golub' && cohort !== 'simulated') return {};
  const smaller = Math.min(...Object.values(training));
  return { probes, 'training samples of the smaller class': smaller };
}

/** The cohort that `auto` stands for where some are at hand. */
export function autoCohort(available: readonly string[]): string {
  return available.includes('golub') ? 'golub' : 'simulated';
}

/** The cohort that a value of the parameter means. */
export function meantCohort(value: unknown, available: readonly string[]): string {
  return value === 'auto' ? autoCohort(available) : String(value);
}
