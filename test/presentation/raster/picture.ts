import { Resvg } from '@resvg/resvg-js';
import { renderPng } from '../../../src/presentation/raster/png.js';

/** Without margins and at scale 1, the plot fills the picture, so that a pixel's data are known. */
export const bare = {
  width: 300,
  height: 200,
  margin: { l: 0, r: 0, t: 0, b: 0 },
  showlegend: false,
  plot_bgcolor: 'white',
  xaxis: { visible: false, range: [0, 3] },
  yaxis: { visible: false, range: [0, 2] },
};

export interface Picture {
  readonly width: number;
  readonly height: number;
  /** The colour at a pixel as #rrggbb; no picture has a transparent pixel. */
  at(x: number, y: number): string;
  /** How many pixels have a colour. */
  count(colour: string): number;
}

/** Reads a PNG with resvg's decoder. */
export function decode(png: Buffer): Picture {
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  const { pixels } = new Resvg(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
     <image width="${width}" height="${height}" image-rendering="optimizeSpeed"
     href="data:image/png;base64,${png.toString('base64')}"/></svg>`,
  ).render();
  if (pixels.some((value, channel) => channel % 4 === 3 && value !== 255)) {
    throw new Error('The picture has transparent pixels.');
  }
  const at = (x: number, y: number) => {
    const start = 4 * (y * width + x);
    return `#${pixels.subarray(start, start + 3).toString('hex')}`;
  };
  const count = (colour: string) => {
    const rgb = Buffer.from(colour.slice(1), 'hex');
    let found = 0;
    for (let p = 0; p < pixels.length; p += 4) {
      if (rgb.every((value, channel) => pixels[p + channel] === value)) found++;
    }
    return found;
  };
  return { width, height, at, count };
}

export async function drawn(data: object[], layout: object = {}): Promise<Picture> {
  return decode(await renderPng({ data, layout: { ...bare, ...layout } }, { scale: 1 }));
}
