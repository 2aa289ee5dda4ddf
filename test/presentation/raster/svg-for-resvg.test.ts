import { describe, expect, it } from 'vitest';
import { Canvas2d } from '../../../src/presentation/raster/canvas.js';
import { svgForResvg } from '../../../src/presentation/raster/svg-for-resvg.js';

const picture = new Canvas2d({ width: 4, height: 3 }).toPng().toString('base64');
const href = `xlink:href="data:image/png;base64,${picture}"`;

describe('svgForResvg', () => {
  it('sharpens an image that plotly marks as pixelated', () => {
    const svg = `<g><image width="40" height="30" ${href} style="image-rendering: crisp-edges; image-rendering: pixelated;"/></g>`;
    expect(svgForResvg(svg)).toBe(
      `<g><image image-rendering="optimizeSpeed" width="40" height="30" ${href} /></g>`,
    );
  });

  it('sharpens an image that is painted at its final size, and leaves others smooth', () => {
    const actual = `<image height="3" width="4" x="0.5" ${href}/>`;
    const enlarged = `<image height="30" width="40" ${href}/>`;
    expect(svgForResvg(actual)).toContain('image-rendering="optimizeSpeed"');
    expect(svgForResvg(enlarged)).toBe(enlarged);
    expect(svgForResvg('<image width="4" height="3" xlink:href="picture.png"/>')).not.toContain(
      'image-rendering',
    );
  });

  it('keeps white space in texts, and lines that should be crisp crisp', () => {
    expect(svgForResvg('<text x="1"><tspan> a  b</tspan></text>')).toBe(
      '<text xml:space="preserve" x="1"><tspan> a  b</tspan></text>',
    );
    expect(svgForResvg('<path class="xgrid crisp" d="M0,0"/>')).toBe(
      '<path class="xgrid crisp" shape-rendering="crispEdges" d="M0,0"/>',
    );
    expect(svgForResvg('<path class="crispy" d="M0,0"/>')).toBe('<path class="crispy" d="M0,0"/>');
  });
});
