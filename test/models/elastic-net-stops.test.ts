import { describe, expect, it } from 'vitest';

import { elasticNetPath } from '../../src/models/elastic-net-path.js';
import { ElasticNetStops } from '../../src/models/elastic-net-stops.js';
import { drawn } from '../datasets.js';
import { absolute, largest } from '../golden.js';

describe('ElasticNetStops', () => {
  const { X, y } = drawn(30, 60, 5, { shifted: 6, shift: 1.5 });
  const [most] = elasticNetPath(X, y).lambda;
  const lambdas = [2, 1, 0.9, 0.3, 0.31, 1 / 1.5, 0.01, 0.001].map((share) => share * most);

  it.each([1, 0.5, 0.1])('has the solutions of the path, alpha = %f', (alpha) => {
    const stops = new ElasticNetStops(X, y, alpha);
    for (const lambda of lambdas) {
      const { coefficients, intercept } = stops.at(lambda);
      const path = elasticNetPath(X, y, { alpha, lambdas: [lambda] });
      const expected = new Array<number>(X.columns).fill(0);
      for (const { index, value } of path.coefficients[0]) expected[index] = value;
      expect(largest(absolute, coefficients, expected)).toBeLessThan(1e-9);
      expect(absolute(intercept, path.intercept[0])).toBeLessThan(1e-9);
    }
  });

  it('gives the same to the last bit, whatever was asked for before', () => {
    for (const alpha of [1, 0.5]) {
      const stops = new ElasticNetStops(X, y, alpha);
      const falling = lambdas.map((lambda) => stops.at(lambda));
      const again = lambdas.map((lambda) => stops.at(lambda));
      const alone = lambdas.map((lambda) => new ElasticNetStops(X, y, alpha).at(lambda));
      expect(falling).toEqual(alone);
      expect(again).toEqual(alone);
    }
  });
});
