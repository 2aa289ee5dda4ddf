import { describe, expect, it } from 'vitest';

import type { Label } from '../../src/cohort/dataset.js';
import { copyPoint, emptyPoint, evaluate } from '../../src/models/elastic-net-point.js';
import { logisticLoss, sigmoid } from '../../src/models/logistic-loss.js';
import { largest, relative } from '../golden.js';

const logOdds = [-800, -40, -2, -1e-9, 0, 1e-9, 0.5, 3, 40, 700];

describe.each([0, 1] as const)('a point of the loss, label %i', (label) => {
  const y = logOdds.map((): Label => label);
  const point = emptyPoint(y.length);
  point.logOdds.set(logOdds);
  evaluate(point, y);

  it('has the mean negative log-likelihood', () => {
    expect(relative(point.loss, logisticLoss(y, logOdds) / y.length)).toBeLessThan(1e-15);
  });

  it('has residuals and curvatures that are exact where a probability is next to 0 or 1', () => {
    const residual = logOdds.map((f) => (label === 1 ? sigmoid(-f) : -sigmoid(f)) / y.length);
    const curvature = logOdds.map((f) => (sigmoid(f) * sigmoid(-f)) / y.length);
    expect(largest(relative, [...point.residual], residual)).toBeLessThan(1e-15);
    expect(largest(relative, [...point.curvature], curvature)).toBeLessThan(1e-15);
  });

  it('is copied with everything in it', () => {
    const copy = emptyPoint(y.length);
    copyPoint(point, copy);
    expect(copy).toEqual(point);
  });
});
