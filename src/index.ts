// The public surface, in the order a notebook uses it. Nothing here loads plotly, danfo or Node's file system eagerly.

// numerics
export { random, type Random } from './numerics/random.js';

// cohort
export {
  cohortTitle,
  type Cohort,
  type Probe,
  type Provenance,
  type Sample,
  type Split,
} from './cohort/cohort.js';
export { divide, heldOutSet, trainingSet } from './cohort/dataset.js';
export type { Dataset, HeldOutSet, Label, TrainingSet } from './cohort/dataset.js';
