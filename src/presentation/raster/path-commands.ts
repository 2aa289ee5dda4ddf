import type { ArcShape } from './arc.js';

export type Point = readonly [x: number, y: number];

/** A drawing command with absolute coordinates; `handles` are a Bezier curve's inner points. */
export type PathCommand =
  | { readonly kind: 'move' | 'line' | 'close'; readonly to: Point }
  | { readonly kind: 'curve'; readonly handles: readonly Point[]; readonly to: Point }
  | { readonly kind: 'arc'; readonly shape: ArcShape; readonly to: Point };

/** How many numbers each letter takes. */
const ARITY: Record<string, number> = {
  M: 2,
  L: 2,
  H: 1,
  V: 1,
  C: 6,
  S: 4,
  Q: 4,
  T: 2,
  A: 7,
  Z: 0,
};

const TOKEN = /[a-zA-Z]|[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?/g;

/**
 * Reads an SVG path's `d` attribute. From the first thing that is not understood on (an unknown
 * letter, too few numbers), the rest is left out, as browsers do.
 */
export function parsePath(d: string): PathCommand[] {
  const tokens = d.match(TOKEN) ?? [];
  const pen = new Pen();
  let at = 0;
  let letter = '';
  while (at < tokens.length) {
    if (/[a-zA-Z]/.test(tokens[at])) letter = tokens[at++]!;
    else if (letter === '' || ARITY[letter.toUpperCase()] === 0) break;
    const arity = ARITY[letter.toUpperCase()];
    if (arity === undefined) break;
    const numbers = tokens.slice(at, at + arity).map(Number);
    if (numbers.length < arity || numbers.some(Number.isNaN)) break;
    pen.draw(letter, numbers);
    at += arity;
    // more pairs after a move are lines
    if (letter === 'M') letter = 'L';
    else if (letter === 'm') letter = 'l';
  }
  return pen.commands;
}

/** Knows where it is and how the last curve came in, so that each command can be made absolute. */
class Pen {
  readonly commands: PathCommand[] = [];
  private at: Point = [0, 0];
  private start: Point = [0, 0];
  private lastHandle: { readonly degree: 2 | 3; readonly point: Point } | undefined;

  draw(letter: string, numbers: readonly number[]): void {
    const command = this.absolute(letter, numbers);
    this.commands.push(command);
    this.at = command.to;
    if (command.kind === 'move') this.start = command.to;
    const handles = command.kind === 'curve' ? command.handles : [];
    this.lastHandle =
      handles.length > 0
        ? { degree: handles.length === 1 ? 2 : 3, point: handles.at(-1)! }
        : undefined;
  }

  private absolute(letter: string, numbers: readonly number[]): PathCommand {
    const name = letter.toUpperCase();
    const [ox, oy] = name === letter ? [0, 0] : this.at;
    const point = (at: number): Point => [numbers[at] + ox, numbers[at + 1] + oy];
    switch (name) {
      case 'M':
        return { kind: 'move', to: point(0) };
      case 'H':
        return { kind: 'line', to: [numbers[0] + ox, this.at[1]] };
      case 'V':
        return { kind: 'line', to: [this.at[0], numbers[0] + oy] };
      case 'C':
        return { kind: 'curve', handles: [point(0), point(2)], to: point(4) };
      case 'S':
        return { kind: 'curve', handles: [this.reflected(3), point(0)], to: point(2) };
      case 'Q':
        return { kind: 'curve', handles: [point(0)], to: point(2) };
      case 'T':
        return { kind: 'curve', handles: [this.reflected(2)], to: point(0) };
      case 'A':
        return { kind: 'arc', shape: arcShape(numbers), to: point(5) };
      case 'Z':
        return { kind: 'close', to: this.start };
      default:
        return { kind: 'line', to: point(0) };
    }
  }

  /** The first handle of a smooth curve: the last one's mirror image, or here when there is none. */
  private reflected(degree: 2 | 3): Point {
    const [x, y] = this.at;
    if (this.lastHandle?.degree !== degree) return this.at;
    const [hx, hy] = this.lastHandle.point;
    return [2 * x - hx, 2 * y - hy];
  }
}

function arcShape(numbers: readonly number[]): ArcShape {
  const [rx = 0, ry = 0, rotation = 0, large, sweep] = numbers;
  return { rx, ry, rotation, large: large !== 0, sweep: sweep !== 0 };
}
