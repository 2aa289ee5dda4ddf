import { beforeAll, describe, expect, it } from 'vitest';

import type { Cohort } from '../../src/cohort/cohort.js';
import { trainingSet, type TrainingSet } from '../../src/cohort/dataset.js';
import { loadCohort } from '../../src/loading/load.js';
import { crossValidatePath } from '../../src/models/lambda-cross-validation.js';
import { random } from '../../src/numerics/random.js';
import { stratifiedFolds } from '../../src/numerics/stratified-folds.js';
import { fitTransforms } from '../../src/pipeline/fit.js';
import { log2 } from '../../src/preprocessing/log2.js';
import { standardise } from '../../src/preprocessing/standardise.js';
import { type Figure, round4 } from '../../src/presentation/figure.js';
import { regularisationPath } from '../../src/presentation/figures/index.js';
import { tTestFilter } from '../../src/selection/t-test-filter.js';

const titleOf = ({ layout }: Figure) => (layout.title as { text: string }).text;

let cohort: Cohort;
let data: TrainingSet;

beforeAll(async () => {
  cohort = await loadCohort('simulated');
  const training = trainingSet(cohort);
  const steps = [log2({ floor: 100, ceiling: 16000 }), tTestFilter({ top: 150 }), standardise()];
  data = fitTransforms(steps, training).transform(training);
}, 60_000);

describe('regularisationPath', () => {
  it.each([
    [1, 'deviance'],
    [0.5, 'class'],
  ] as const)('draws a line for each probe that enters, alpha = %d by %s', (alpha, measure) => {
    const fold = stratifiedFolds(data.y, 5, random(1));
    const validated = crossValidatePath(data.X, data.y, fold, { alpha, count: 40 });
    const made = regularisationPath(cohort, validated, data.probes, measure);
    const entered = new Set(validated.path.coefficients.flat().map(({ index }) => index)).size;
    // Beside the probes the error curve and its band.
    expect(made.data).toHaveLength(Math.min(100, entered) + 2);

    const { path } = validated;
    const { lambda1se, lambdaMin, mean } = validated[measure];
    const kept = path.nonZero[path.lambda.indexOf(lambda1se)];
    expect(titleOf(made)).toContain(`${kept} probe`);
    expect(titleOf(made)).toContain(`${path.nonZero[39]} at the end`);
    const shapes = made.layout.shapes as { x0: number }[];
    expect(shapes.map(({ x0 }) => x0)).toEqual([lambda1se, lambdaMin]);
    const curve = made.data[made.data.length - 1] as { x: number[]; y: number[] };
    expect(curve.y).toEqual(mean.map(round4));
    expect(titleOf(made)).toContain('SIMULATED');
    expect(JSON.stringify(made)).not.toMatch(/null|NaN|undefined|Infinity/);
    expect(JSON.stringify(made).length).toBeLessThan(250_000);
  });
});
