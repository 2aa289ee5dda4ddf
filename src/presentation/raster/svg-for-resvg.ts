/** Where a PNG's header has its width; its height follows. */
const PNG_WIDTH = 16;

/** Enough of an image's base64 text to decode that header. */
const HEADER_CHARACTERS = 32;

/**
 * Rewrites what plotly says in CSS that resvg does not read as attributes that it does:
 * heatmaps keep sharp cells, and texts their leading and repeated spaces.
 */
export function svgForResvg(svg: string): string {
  return svg
    .replace(/<image\b[^>]*>/g, sharpened)
    .replace(/\bclass="[^"]*\bcrisp\b[^"]*"/g, '$& shape-rendering="crispEdges"')
    .replace(/<text\b/g, '<text xml:space="preserve"');
}

/**
 * An image is to be enlarged without smoothing if plotly marks it as pixelated (one pixel per cell)
 * or if it was painted at its final size, cells and gaps in whole pixels.
 */
function sharpened(tag: string): string {
  const pixelated = /\bstyle="[^"]*image-rendering:[^"]*"/.test(tag);
  if (!pixelated && !isActualSize(tag)) return tag;
  return tag
    .replace(/\bstyle="[^"]*image-rendering:[^"]*"/, '')
    .replace('<image', '<image image-rendering="optimizeSpeed"');
}

function isActualSize(tag: string): boolean {
  const data = /href="data:image\/png;base64,([^"]*)"/.exec(tag)?.[1]?.slice(0, HEADER_CHARACTERS);
  if (data?.length !== HEADER_CHARACTERS) return false;
  const header = Buffer.from(data, 'base64');
  const [width, height] = [header.readUInt32BE(PNG_WIDTH), header.readUInt32BE(PNG_WIDTH + 4)];
  return attribute(tag, 'width') === width && attribute(tag, 'height') === height;
}

function attribute(tag: string, name: string): number {
  return Number(new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1]);
}
