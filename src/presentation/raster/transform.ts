import { around, corners, EMPTY, type Box } from './box.js';

/** An affine map: x' = a x + c y + e, y' = b x + d y + f (the order of SVG's `matrix()`). */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

/** First `inner`, then `outer`. */
export function compose(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, e, f] = outer;
  const [p, q, r, s, t, u] = inner;
  return [
    a * p + c * q,
    b * p + d * q,
    a * r + c * s,
    b * r + d * s,
    a * t + c * u + e,
    b * t + d * u + f,
  ];
}

/** The axis-parallel box around a transformed box. */
export function transformBox([a, b, c, d, e, f]: Matrix, box: Box): Box {
  return around(corners(box).map(([x, y]) => [a * x + c * y + e, b * x + d * y + f])) ?? EMPTY;
}

/** Reads an SVG `transform` attribute. Absent, empty or unknown functions change nothing. */
export function parseTransform(text: string | null): Matrix {
  let matrix = IDENTITY;
  for (const [, name, list] of (text ?? '').matchAll(/([a-zA-Z]+)\s*\(([^)]*)\)/g)) {
    const numbers = (list.match(/[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?/g) ?? []).map(Number);
    matrix = compose(matrix, elementary(name, numbers));
  }
  return matrix;
}

function elementary(name: string, numbers: readonly number[]): Matrix {
  const [p = 0, q, r] = numbers;
  switch (name) {
    case 'translate':
      return [1, 0, 0, 1, p, q ?? 0];
    case 'scale':
      return [p, 0, 0, q ?? p, 0, 0];
    case 'rotate':
      return rotation(p, q ?? 0, r ?? 0);
    case 'skewX':
      return [1, 0, Math.tan((p * Math.PI) / 180), 1, 0, 0];
    case 'skewY':
      return [1, Math.tan((p * Math.PI) / 180), 0, 1, 0, 0];
    case 'matrix':
      return numbers.length === 6 ? (numbers as unknown as Matrix) : IDENTITY;
    default:
      return IDENTITY;
  }
}

/** By `degrees` clockwise on the screen, around (x, y). */
function rotation(degrees: number, x: number, y: number): Matrix {
  const angle = (degrees * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return [cos, sin, -sin, cos, x - cos * x + sin * y, y - sin * x - cos * y];
}
