import { arc } from './arc.js';
import { parsePath, type PathCommand, type Point } from './path-commands.js';

/** Straight pieces per curve: three quarters of a circle come out 6e-5 short, relative. */
const PIECES = 128;

/**
 * An SVG path's subpaths as lines of points (user units), curves cut into straight pieces. A move
 * that nothing is drawn from makes no line.
 */
export function flattenPath(d: string): Point[][] {
  const lines: Point[][] = [];
  let line: Point[] = [[0, 0]];
  for (const command of parsePath(d)) {
    if (command.kind !== 'move') {
      if (line.length === 1) lines.push(line);
      line.push(...pieces(line.at(-1)!, command));
    }
    if (command.kind === 'move' || command.kind === 'close') line = [command.to];
  }
  return lines;
}

/** Length of an SVG path in user units; a move of the pen counts nothing. */
export function pathLength(d: string): number {
  let length = 0;
  for (const [from, to] of segments(d)) length += distance(from, to);
  return length;
}

/** The point at a distance along the path, held to its two ends; (0, 0) on an empty path. */
export function pointAtLength(d: string, along: number): { x: number; y: number } {
  let left = Math.max(0, along);
  let [x, y]: Point = [0, 0];
  for (const [from, to] of segments(d)) {
    const length = distance(from, to);
    const u = length > 0 ? Math.min(1, left / length) : 0;
    [x, y] = [from[0] + u * (to[0] - from[0]), from[1] + u * (to[1] - from[1])];
    if (left <= length) break;
    left -= length;
  }
  return { x, y };
}

function distance(from: Point, to: Point): number {
  return Math.hypot(to[0] - from[0], to[1] - from[1]);
}

function* segments(d: string): Generator<readonly [Point, Point]> {
  for (const line of flattenPath(d)) {
    for (let at = 1; at < line.length; at++) yield [line[at - 1], line[at]];
  }
}

/** What a command draws, as the points after `from`. */
function pieces(from: Point, command: PathCommand): Point[] {
  if (command.kind === 'arc') return sampled(arc(from, command.to, command.shape));
  if (command.kind === 'curve') return sampled(bezier([from, ...command.handles, command.to]));
  return [command.to];
}

function sampled(pointAt: (u: number) => Point): Point[] {
  return Array.from({ length: PIECES }, (_, piece) => pointAt((piece + 1) / PIECES));
}

/** A Bezier curve of any degree, by de Casteljau's construction. */
function bezier(handles: readonly Point[]): (u: number) => Point {
  return (u) => {
    let points = handles;
    while (points.length > 1) {
      points = points
        .slice(1)
        .map(([x, y], at) => [
          points[at][0] + u * (x - points[at][0]),
          points[at][1] + u * (y - points[at][1]),
        ]);
    }
    return points[0];
  };
}
