import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import type { Box } from '../../../src/presentation/raster/box.js';
import { boundingBox, clientBox } from '../../../src/presentation/raster/svg-geometry.js';
import { textLength } from '../../../src/presentation/raster/text-layout.js';

/** The element with id `it`, or the first one, of an SVG. */
function element(inner: string): Element {
  const { document } = new JSDOM(`<body><svg>${inner}</svg></body>`).window;
  return document.querySelector('#it') ?? document.querySelector('svg')!.children[0];
}

/** Text at 12 px, where the line's box is 11 px above and 3 px below the baseline. */
function text(inner: string, attributes = ''): string {
  return `<text ${attributes} style="font-size:12px;white-space:pre">${inner}</text>`;
}

/** Every side within `tolerance` px. */
function expectBox(box: Box, [x, y, width, height]: readonly number[], tolerance = 1e-9): void {
  expect(Math.abs(box.x - x)).toBeLessThanOrEqual(tolerance);
  expect(Math.abs(box.y - y)).toBeLessThanOrEqual(tolerance);
  expect(Math.abs(box.width - width)).toBeLessThanOrEqual(tolerance);
  expect(Math.abs(box.height - height)).toBeLessThanOrEqual(tolerance);
}

describe('boundingBox', () => {
  it.each([
    ['<rect x="1" y="2" width="3" height="4"/>', [1, 2, 3, 4]],
    ['<image x="1" y="2" width="3" height="4"/>', [1, 2, 3, 4]],
    ['<circle cx="2" cy="1" r="5" style="stroke-width:3"/>', [-3, -4, 10, 10]],
    ['<ellipse cx="2" cy="1" rx="5" ry="2"/>', [-3, -1, 10, 4]],
    ['<line x1="3" y1="9" x2="1" y2="2"/>', [1, 2, 2, 7]],
    ['<path d="M0,0L5,5M20,20"/>', [0, 0, 5, 5]],
    ['<path d=""/>', [0, 0, 0, 0]],
    ['<defs><rect width="9" height="9"/></defs>', [0, 0, 0, 0]],
    ['<rect width="9" height="9" style="display: none"/>', [0, 0, 0, 0]],
  ])('of %s', (shape, expected) => {
    expectBox(boundingBox(element(shape)), expected);
  });

  it('of a curve is around what it draws, to 0.01 px, not around its handles', () => {
    const circle = element('<path d="M9,0A9,9 0 1,1 0,-9A9,9 0 0,1 9,0Z"/>');
    expectBox(boundingBox(circle), [-9, -9, 18, 18], 0.01);
    const waves = element('<path d="M0 0C0 10 10 10 10 0S20 -10 20 0"/>');
    expectBox(boundingBox(waves), [0, -7.5, 20, 15], 0.01);
  });

  it('of a group is around its children as they are transformed, and only those with an extent', () => {
    const group = element(
      `<g transform="translate(500)"><rect x="50" y="60" height="5"/>
       <g transform="translate(10,20) scale(2)"><rect x="1" width="3" height="4"/></g>
       <path d="M0,0H4" transform="rotate(90, 30, 30)"/></g>`,
    );
    expectBox(boundingBox(group), [12, 0, 48, 28]);
  });

  // measured by Chromium's getBBox, whose text widths are in 64ths of a px per run
  it.each([
    [
      'a subscript, and back to the baseline after it',
      text(
        'log<tspan style="font-size:70%" dy="0.3em">2</tspan><tspan dy="-0.21em">\u200b</tspan> fold',
        'x="5" y="7"',
      ),
      [5, -4, 49.984, 15.52],
    ],
    [
      'lines, each anchored for itself',
      text(
        '<tspan dy="0em" x="5" y="7">one</tspan><tspan dy="1.3em" x="5" y="7">two ' +
          '<tspan style="font-weight:bold">three</tspan></tspan>',
        'x="5" y="7" text-anchor="middle"',
      ),
      [-26.086, -4, 62.172, 29.6],
    ],
    [
      'turned text in a group',
      `<g>${text('Hamburg', 'transform="rotate(-30,10,20)"')}<rect x="40" y="2" width="10" height="20"/></g>`,
      [-14.16, -29.667, 64.16, 51.667],
    ],
  ])('agrees with a browser on %s', (_, shape, expected) => {
    expectBox(boundingBox(element(shape)), expected, 0.1);
  });

  it('anchors at the end, and an empty text has no extent', () => {
    const box = boundingBox(element(text('Hamburg', 'x="100" text-anchor="end"')));
    expect(box.x + box.width).toBeCloseTo(100, 9);
    expectBox(boundingBox(element(text('', 'x="5"'))), [0, 0, 0, 0]);
  });

  it('takes size, weight and anchor from the ancestors', () => {
    const inherited = element(
      '<g style="font-size:20px" font-weight="700" text-anchor="end"><text id="it">Te</text></g>',
    );
    const own = element(
      '<text text-anchor="end" style="font-size: 20px; font-weight: bold">Te</text>',
    );
    expect(boundingBox(inherited)).toEqual(boundingBox(own));
    expect(boundingBox(own).x).toBeLessThan(0);
  });
});

describe('clientBox', () => {
  // measured by Chromium's getBoundingClientRect
  it('turns the box, not the curve, and moves it with the ancestors', () => {
    const path = element(
      `<g transform="translate(100,50)">
       <path id="it" d="M0,0C10,30 20,-30 30,0" transform="rotate(90)" style="stroke-width:4px"/></g>`,
    );
    expectBox(clientBox(path), [91.34, 50, 17.321, 30], 0.01);
  });
});

describe('textLength', () => {
  it('is the sum over all runs, wherever they are', () => {
    const all = element(text('<tspan x="3">one</tspan><tspan x="900">two</tspan>'));
    expect(textLength(all)).toBeCloseTo(
      textLength(element(text('one'))) + textLength(element(text('two'))),
      9,
    );
  });
});
