import { Resvg } from '@resvg/resvg-js';
import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { encodePng } from '../../../src/presentation/raster/png-encoder.js';

/** The pixels of a PNG, as another program reads and paints it. */
function painted(png: Buffer, width: number, height: number): number[] {
  const image = `<image width="${width}" height="${height}" href="data:image/png;base64,${png.toString('base64')}"/>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${image}</svg>`;
  return [...new Resvg(svg).render().pixels];
}

const RED = [255, 0, 0, 255];
const BLUE = [0, 0, 200, 255];
const CLEAR = [0, 0, 0, 0];

describe('encodePng', () => {
  it('gives the pixels, three bytes each where all are opaque', () => {
    const pixels = [RED, BLUE, BLUE, RED, RED, RED].flat();
    const png = encodePng(3, 2, Uint8Array.from(pixels));
    expect(png[25]).toBe(2);
    expect(inflateSync(png.subarray(41, -16))).toHaveLength(2 * (3 * 3 + 1));
    expect(painted(png, 3, 2)).toEqual(pixels);
  });

  it('gives what is not opaque too', () => {
    const pixels = [RED, CLEAR, CLEAR, BLUE].flat();
    const png = encodePng(2, 2, Uint8ClampedArray.from(pixels));
    expect(png[25]).toBe(6);
    expect(painted(png, 2, 2)).toEqual(pixels);
  });
});
