import { markup, type Html } from './html.js';

/** A picture of the site; sizes in CSS pixels. */
export type Picture = { src: string; alt: string; width: number; height: number };

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** The pixels of a PNG, as its header gives them. @throws Error when it is none */
export function pngSize(png: Buffer): { width: number; height: number } {
  if (png.length < 24 || !png.subarray(0, 8).equals(signature)) {
    throw new Error('an output calls itself image/png and is no PNG file');
  }
  return { width: png.readUInt32BE(16), height: png.readUInt32BE(20) };
}

/** The tag of a picture, which is loaded when it comes near; its size keeps its place free until then. */
export function img({ src, alt, width, height }: Picture): Html {
  return markup`<img src="${src}" alt="${alt}" width="${width}" height="${height}" loading="lazy">`;
}
