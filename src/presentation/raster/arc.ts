type Point = readonly [x: number, y: number];

/** The five parameters of SVG's `A` command before its end point; the rotation is in degrees. */
export interface ArcShape {
  readonly rx: number;
  readonly ry: number;
  readonly rotation: number;
  readonly large: boolean;
  readonly sweep: boolean;
}

/**
 * An elliptic arc as a function of u in [0, 1], from its end points to its centre as in the SVG 1.1
 * specification, appendix F.6.5; radii too small for the distance are enlarged (F.6.6), and a
 * radius of 0 is a straight line.
 */
export function arc(from: Point, to: Point, shape: ArcShape): (u: number) => [number, number] {
  const { rotation, large, sweep } = shape;
  if (shape.rx === 0 || shape.ry === 0 || (from[0] === to[0] && from[1] === to[1])) {
    return (u) => [from[0] + u * (to[0] - from[0]), from[1] + u * (to[1] - from[1])];
  }
  const cos = Math.cos((rotation * Math.PI) / 180);
  const sin = Math.sin((rotation * Math.PI) / 180);
  // the half chord in the ellipse's own axes
  const hx = (cos * (from[0] - to[0]) + sin * (from[1] - to[1])) / 2;
  const hy = (-sin * (from[0] - to[0]) + cos * (from[1] - to[1])) / 2;
  const reach = Math.hypot(hx / shape.rx, hy / shape.ry);
  const rx = Math.abs(shape.rx) * Math.max(1, reach);
  const ry = Math.abs(shape.ry) * Math.max(1, reach);
  const [p, q] = [hx / rx, hy / ry];
  const toCentre = Math.sqrt(Math.max(0, 1 / (p * p + q * q) - 1)) * (large === sweep ? -1 : 1);
  // the centre and the end points on the unit circle that the ellipse is an image of
  const [cx, cy] = [toCentre * q, -toCentre * p];
  const start = Math.atan2(q - cy, p - cx);
  let turn = Math.atan2(-q - cy, -p - cx) - start;
  if (sweep && turn < 0) turn += 2 * Math.PI;
  if (!sweep && turn > 0) turn -= 2 * Math.PI;
  const [mx, my] = [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2];
  return (u) => {
    const x = rx * (cx + Math.cos(start + u * turn));
    const y = ry * (cy + Math.sin(start + u * turn));
    return [mx + cos * x - sin * y, my + sin * x + cos * y];
  };
}
