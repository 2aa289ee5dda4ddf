/** A rectangle in user units (px), y downwards. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export const EMPTY: Box = { x: 0, y: 0, width: 0, height: 0 };

/** The smallest box around points, or undefined when there are none. */
export function around(points: Iterable<readonly [number, number]>): Box | undefined {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of points) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x);
    bottom = Math.max(bottom, y);
  }
  return left > right ? undefined : { x: left, y: top, width: right - left, height: bottom - top };
}

export function corners({ x, y, width, height }: Box): [number, number][] {
  return [
    [x, y],
    [x + width, y],
    [x, y + height],
    [x + width, y + height],
  ];
}

/** The smallest box around boxes, or undefined when there are none. */
export function union(boxes: readonly Box[]): Box | undefined {
  return around(boxes.flatMap(corners));
}
