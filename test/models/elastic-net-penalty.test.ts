import { describe, expect, it } from 'vitest';

import {
  elasticNetPenalty,
  penalised,
  shrunk,
  violation,
} from '../../src/models/elastic-net-penalty.js';
import { random } from '../../src/numerics/random.js';

describe('the elastic-net penalty', () => {
  it('is λ(α|w| + ½(1 - α)w²)', () => {
    expect(penalised(0, [-3], elasticNetPenalty(2, 0.25))).toBeCloseTo(
      2 * (0.25 * 3 + 0.75 * 4.5),
      14,
    );
  });

  it('is at its optimum with a quadratic where `shrunk` says', () => {
    const draw = random(1);
    for (let k = 0; k < 200; k++) {
      const penalty = elasticNetPenalty(draw.uniform(), draw.uniform());
      const pull = 2 * draw.normal();
      const curvature = 0.1 + draw.uniform();
      const at = (w: number) => 0.5 * curvature * w * w - pull * w + penalised(0, [w], penalty);
      const best = shrunk(pull, curvature, penalty);
      expect(violation(best, pull - curvature * best, penalty)).toBeLessThan(1e-14);
      for (const step of [-0.1, -1e-4, 1e-4, 0.1]) {
        expect(at(best + step)).toBeGreaterThan(at(best));
      }
    }
  });

  it('measures how far a weight is from optimal', () => {
    const penalty = elasticNetPenalty(1, 0.5);
    expect(violation(0, 0.4, penalty)).toBe(0);
    expect(violation(0, -0.75, penalty)).toBe(0.25);
    // 1.5 - 0.5 × 1 - 0.5 and -1.5 - 0.5 × 1 - 0.5
    expect(violation(1, 1.5, penalty)).toBe(0.5);
    expect(violation(1, -1.5, penalty)).toBe(2.5);
  });
});
