import type { NamedLearners } from '../evaluation/learn.js';
import { crossValidationStudy } from './cross-validation-study.js';
import { permutationStudy } from './permutation-study.js';
import type { Plan } from './plan.js';
import type { Study } from './study.js';

/** What a plan asks to be done with pipelines. */
export function studyOf(plan: Plan, pipelines: NamedLearners): Study {
  switch (plan.kind) {
    case 'cross-validation':
      return crossValidationStudy(plan, pipelines);
    case 'permutation-test':
      return permutationStudy(plan, pipelines);
  }
}
