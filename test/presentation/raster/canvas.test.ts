import { Resvg } from '@resvg/resvg-js';
import { describe, expect, it } from 'vitest';
import { Canvas2d } from '../../../src/presentation/raster/canvas.js';

const RED = [255, 0, 0, 255];
const BLUE = [0, 0, 255, 255];
const NONE = [0, 0, 0, 0];

/** The pixels of a picture as [red, green, blue, alpha], row by row, as resvg's decoder reads it. */
function pixels(canvas: Canvas2d, width: number, height: number): number[][] {
  const href = `data:image/png;base64,${canvas.toPng().toString('base64')}`;
  const { pixels: bytes } = new Resvg(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
     <image width="${width}" height="${height}" image-rendering="optimizeSpeed" href="${href}"/></svg>`,
  ).render();
  return Array.from({ length: width * height }, (_, at) => [...bytes.subarray(4 * at, 4 * at + 4)]);
}

describe('Canvas2d', () => {
  it('fills rectangles in whole pixels, cut off at the edges', () => {
    const canvas = new Canvas2d({ width: 3, height: 2 });
    canvas.fillStyle = 'rgba(255,0,0,1)';
    canvas.fillRect(-1, 0.2, 2, 1);
    canvas.fillStyle = 'rgb(0, 0, 255)';
    canvas.fillRect(2, 1, 9, 9);
    expect(pixels(canvas, 3, 2)).toEqual([RED, NONE, NONE, NONE, NONE, BLUE]);
  });

  it('draws nothing where a gap leaves no room', () => {
    const canvas = new Canvas2d({ width: 2, height: 1 });
    canvas.fillRect(0, 0, 0, 1);
    canvas.fillRect(2, 0, -2, 1);
    expect(pixels(canvas, 2, 1)).toEqual([NONE, NONE]);
  });

  it('writes transparency (which resvg reads premultiplied)', () => {
    const canvas = new Canvas2d({ width: 1, height: 1 });
    canvas.fillStyle = 'rgba(0,0,255,0.2)';
    canvas.fillRect(0, 0, 1, 1);
    expect(pixels(canvas, 1, 1)).toEqual([[0, 0, 51, 51]]);
  });

  it('puts pictures, cut off at the edges', () => {
    const canvas = new Canvas2d({ width: 2, height: 2 });
    const image = canvas.createImageData(2, 2);
    image.data.set([...RED, ...BLUE, ...BLUE, ...RED]);
    canvas.putImageData(image, 1, 0);
    expect(pixels(canvas, 2, 2)).toEqual([NONE, RED, NONE, BLUE]);
    canvas.putImageData(image, -1, -1);
    expect(pixels(canvas, 2, 2)).toEqual([RED, RED, NONE, BLUE]);
  });

  it('is cleared by a new size', () => {
    const size = { width: 1, height: 1 };
    const canvas = new Canvas2d(size);
    canvas.fillRect(0, 0, 1, 1);
    size.width = 2;
    expect(pixels(canvas, 2, 1)).toEqual([NONE, NONE]);
  });

  it('refuses a colour it cannot read', () => {
    const canvas = new Canvas2d({ width: 1, height: 1 });
    canvas.fillStyle = 'red';
    expect(() => canvas.fillRect(0, 0, 1, 1)).toThrow('Cannot fill with "red"');
  });
});
