import { describe, expect, it } from 'vitest';
import { parseTransform, transformBox } from '../../../src/presentation/raster/transform.js';

const box = { x: 1, y: 2, width: 3, height: 4 };

describe('parseTransform', () => {
  it.each([
    [null, [1, 2, 3, 4]],
    ['', [1, 2, 3, 4]],
    ['translate(10)', [11, 2, 3, 4]],
    ['translate(10 -20.5)', [11, -18.5, 3, 4]],
    ['translate(1e1,.5)', [11, 2.5, 3, 4]],
    ['scale(2)', [2, 4, 6, 8]],
    ['scale(-1, 1)', [-4, 2, 3, 4]],
    ['rotate(90)', [-6, 1, 4, 3]],
    ['rotate(180, 1, 2)', [-2, -2, 3, 4]],
    ['matrix(0 1 -1 0 5 6)', [-1, 7, 4, 3]],
    ['skewX(45)', [3, 2, 7, 4]],
    ['skewY(45)', [1, 3, 3, 7]],
    // the last one is applied first
    ['translate(10,0)rotate(90)', [4, 1, 4, 3]],
    ['rotate(90) translate(10,0)', [-6, 11, 4, 3]],
  ])('%s', (text, [x, y, width, height]) => {
    const moved = transformBox(parseTransform(text), box);
    expect(moved.x).toBeCloseTo(x, 12);
    expect(moved.y).toBeCloseTo(y, 12);
    expect(moved.width).toBeCloseTo(width, 12);
    expect(moved.height).toBeCloseTo(height, 12);
  });
});
