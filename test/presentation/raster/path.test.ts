import { describe, expect, it } from 'vitest';
import { flattenPath, pathLength, pointAtLength } from '../../../src/presentation/raster/path.js';

describe('pathLength', () => {
  it.each([
    ['lines, absolute and relative', 'M0,0H10V5l-10,0z', 30],
    ['a move counts nothing', 'm5 5h10v10h-10z m20 0 l3 4', 45],
    ['numbers without spaces, with signs and exponents', 'M-1-1L2e0-5.0.5-5', 6.5],
    ['pairs after a move are lines', 'M0 0 3 4 3 0', 9],
    ['nothing', '', 0],
    ['a lone move', 'M3,4', 0],
    ['what follows an error is left out', 'M0,0L3,4L9', 5],
    ['a letter that is no command', 'M0,0L3,4K1,1L100,100', 5],
    ['numbers after a close are no command', 'M0 0H1Z5 5', 2],
  ])('%s', (_, d, expected) => {
    expect(pathLength(d)).toBeCloseTo(expected, 10);
  });

  it('is 2 pi r on a circle of two arcs, 6e-5 short at most', () => {
    const length = pathLength('M9,0A9,9 0 1,1 0,-9A9,9 0 0,1 9,0Z');
    expect(length).toBeLessThan(18 * Math.PI);
    expect(length).toBeGreaterThan(18 * Math.PI * (1 - 6e-5));
  });

  // measured by Chromium's getTotalLength
  it.each([
    ['a large arc', 'M0,0A9,9 0 1,1 5,5', 49.28485],
    ['a rotated arc with radii too small', 'M10 10a20 10 30 0 1 30 5', 34.77925],
    ['smooth cubics', 'M0 0C0 10 10 10 10 0S20 -10 20 0', 40.00002],
    ['smooth quadratics', 'M0 0Q10 20 20 0T40 0', 59.15774],
  ])('agrees with a browser on %s to 2e-4', (_, d, expected) => {
    expect(Math.abs(pathLength(d) / expected - 1)).toBeLessThan(2e-4);
  });

  it('takes an arc of radius 0 as a line', () => {
    expect(pathLength('M0,0A0,9 0 0,1 3,4')).toBeCloseTo(5, 12);
  });
});

describe('pointAtLength', () => {
  it('walks along the lines and over the moves', () => {
    const d = 'M0,0L3,4M10,0h5';
    expect(pointAtLength(d, 2.5)).toEqual({ x: 1.5, y: 2 });
    expect(pointAtLength(d, 7)).toEqual({ x: 12, y: 0 });
  });

  it('is held to the ends', () => {
    expect(pointAtLength('M1,2h5', -3)).toEqual({ x: 1, y: 2 });
    expect(pointAtLength('M1,2h5', 99)).toEqual({ x: 6, y: 2 });
    expect(pointAtLength('', 1)).toEqual({ x: 0, y: 0 });
  });

  it('agrees with a browser on a curve', () => {
    const { x, y } = pointAtLength('M0 0Q10 20 20 0T40 0', 10);
    expect(Math.hypot(x - 5.694986, y - 8.146677)).toBeLessThan(0.01);
  });
});

describe('flattenPath', () => {
  it('makes a line of each subpath, and starts anew where a close left off', () => {
    expect(flattenPath('M0,0H2ZV3M9,9')).toEqual([
      [
        [0, 0],
        [2, 0],
        [0, 0],
      ],
      [
        [0, 0],
        [0, 3],
      ],
    ]);
  });
});
