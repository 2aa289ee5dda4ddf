import { encodePng } from './png-encoder.js';

/** The part of an HTML canvas that is kept by the document. */
export interface CanvasSize {
  readonly width: number;
  readonly height: number;
}

export interface Pixels extends CanvasSize {
  readonly data: Uint8ClampedArray;
}

type Colour = readonly [red: number, green: number, blue: number, alpha: number];

/**
 * The few calls of a 2D canvas that plotly draws heatmaps and images with: filled rectangles whose
 * edges are on whole pixels and which never overlap (so nothing is blended), and whole pictures.
 * Colours are `rgb(...)` or `rgba(...)`, as plotly writes them here.
 */
export class Canvas2d {
  fillStyle = 'rgba(0,0,0,1)';
  private pixels: Pixels;

  constructor(private readonly canvas: CanvasSize) {
    this.pixels = this.createImageData(canvas.width, canvas.height);
  }

  createImageData(width: number, height: number): Pixels {
    return { width, height, data: new Uint8ClampedArray(4 * width * height) };
  }

  putImageData(image: Pixels, left: number, top: number): void {
    const { width, height, data } = this.current();
    for (let y = Math.max(0, -top); y < image.height && top + y < height; y++) {
      for (let x = Math.max(0, -left); x < image.width && left + x < width; x++) {
        const from = 4 * (y * image.width + x);
        data.set(image.data.subarray(from, from + 4), 4 * ((top + y) * width + left + x));
      }
    }
  }

  fillRect(x: number, y: number, width: number, height: number): void {
    const target = this.current();
    const colour = parseColour(this.fillStyle);
    const [left, right] = span(x, width, target.width);
    const [top, bottom] = span(y, height, target.height);
    for (let row = top; row < bottom; row++) {
      for (let column = left; column < right; column++) {
        target.data.set(colour, 4 * (row * target.width + column));
      }
    }
  }

  /** What is drawn so far as a PNG file. */
  toPng(): Buffer {
    const { width, height, data } = this.current();
    return encodePng(width, height, data);
  }

  /** The picture; as in a browser, giving the canvas another size clears it. */
  private current(): Pixels {
    const { width, height } = this.canvas;
    if (width !== this.pixels.width || height !== this.pixels.height) {
      this.pixels = this.createImageData(width, height);
    }
    return this.pixels;
  }
}

/** The pixels that an interval covers, from the first to one after the last. */
function span(start: number, length: number, limit: number): [number, number] {
  const clamp = (edge: number) => Math.min(limit, Math.max(0, Math.round(edge)));
  return [clamp(start), clamp(start + length)];
}

function parseColour(text: string): Colour {
  const numbers = /^rgba?\(([^)]*)\)$/.exec(text)?.[1]?.split(',').map(Number) ?? [];
  const [red, green, blue, alpha = 1] = numbers;
  if (
    red === undefined ||
    green === undefined ||
    blue === undefined ||
    numbers.some(Number.isNaN)
  ) {
    throw new Error(`Cannot fill with "${text}": expected rgb(...) or rgba(...).`);
  }
  return [red, green, blue, 255 * alpha];
}
