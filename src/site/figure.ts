import { markup, type Html } from './html.js';
import { img, pngSize, type Picture } from './picture.js';

/** A file of the site; its path is relative to the site's folder. */
export type SiteFile = { path: string; content: string | Buffer };

/** A figure of a page: what stands in the page, and the files beside it. */
export type Figure = { inPage: Html; picture: Picture | undefined; files: SiteFile[] };

type Bundle = { data: Record<string, unknown>; metadata: Record<string, unknown> };
type PictureMetadata = { alt?: unknown; width?: unknown; height?: unknown };

const plotly = 'application/vnd.plotly.v1+json';

/** Whether an output is a figure: live, a picture, or (as this project's are) both. */
export function isFigure({ data }: Bundle): boolean {
  return plotly in data || typeof data['image/png'] === 'string';
}

/**
 * A figure as its picture, which a page's script replaces by the live one when a reader comes near. Its data lie in a
 * script of their own, as that is the one form in which a page opened from a disk may load them.
 *
 * @param page the page's name, `01-exploration`
 * @param number the figure's place in the page, from 1
 * @throws Error when the picture is no PNG
 */
export function figure({ data, metadata }: Bundle, page: string, number: number): Figure {
  const name = `${page}-${number}`;
  const about = (metadata['image/png'] ?? {}) as PictureMetadata;
  const alt = [about.alt, data['text/plain']].find((text) => typeof text === 'string' && text);
  const label = (alt as string | undefined) ?? `Figure ${number}`;
  const files: SiteFile[] = [];
  let picture: Picture | undefined;
  if (typeof data['image/png'] === 'string') {
    const content = Buffer.from(data['image/png'], 'base64');
    const size = { ...pngSize(content), ...sizeIn(about) };
    picture = { src: `img/${name}.png`, alt: label, ...size };
    files.push({ path: picture.src, content });
  }
  if (data[plotly]) files.push({ path: `figures/${name}.js`, content: dataScript(name, data) });
  const live = data[plotly] ? markup` data-figure="${name}"` : '';
  const still = picture
    ? markup`<a class="picture" href="${picture.src}">${img(picture)}</a>`
    : markup`<p class="picture">${label}</p>`;
  const inPage = markup`<figure class="figure" id="figure-${number}"${live}>${still}</figure>`;
  return { inPage, picture, files };
}

/** What a page's script finds under the figure's name. The JSON is a string, so no key of it can be anything but a key. */
function dataScript(name: string, data: Record<string, unknown>): string {
  const json = JSON.stringify(JSON.stringify(data[plotly]));
  return `(self.leukemiaFigures ??= {})[${JSON.stringify(name)}] = JSON.parse(${json});\n`;
}

function sizeIn({ width, height }: PictureMetadata): { width?: number; height?: number } {
  return isSize(width) && isSize(height) ? { width, height } : {};
}

function isSize(value: unknown): value is number {
  return typeof value === 'number' && value > 0 && Number.isFinite(value);
}
