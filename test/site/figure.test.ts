import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import type { Output } from '../../src/notebook/notebook.js';
import { figure, isFigure } from '../../src/site/figure.js';
import { figureOutput, pixel, plotly, shown } from './small-notebook.js';

type Displayed = Extract<Output, { output_type: 'display_data' }>;
const make = (output: Output, number = 1) => figure(output as Displayed, '01-first', number);

describe('a figure', () => {
  test('is its picture, with the files that it needs', () => {
    const { inPage, picture, files } = make(figureOutput('Bars, "rising"'), 2);
    expect(inPage.text).toBe(
      '<figure class="figure" id="figure-2" data-figure="01-first-2">' +
        '<a class="picture" href="img/01-first-2.png"><img src="img/01-first-2.png" ' +
        'alt="Bars, &quot;rising&quot;" width="860" height="500" loading="lazy"></a></figure>',
    );
    expect(picture).toMatchObject({ width: 860, height: 500 });
    expect(files.map(({ path }) => path)).toEqual(['img/01-first-2.png', 'figures/01-first-2.js']);
    expect(files[0].content).toEqual(Buffer.from(pixel, 'base64'));
  });

  test('without a live form is a picture of the size that its file says', () => {
    const { inPage, files } = make(shown({ 'image/png': pixel }));
    expect(inPage.text).toContain('alt="Figure 1" width="1" height="1"');
    expect(inPage.text).not.toContain('data-figure');
    expect(files).toHaveLength(1);
  });

  test('without a picture is its sentence until a script draws it', () => {
    const { inPage, picture } = make(shown({ [plotly]: { data: [] }, 'text/plain': 'a < b' }));
    expect(inPage.text).toContain('data-figure="01-first-1"><p class="picture">a &lt; b</p>');
    expect(picture).toBeUndefined();
  });

  test('is refused when its picture is none', () => {
    const hostile = Buffer.from('<script>alert(1)</script>'.repeat(3)).toString('base64');
    expect(() => make(shown({ 'image/png': hostile }))).toThrow('no PNG file');
  });
});

test('data arrive in the page as they were, whatever stands in them', () => {
  const hostile = {
    data: [{ text: ['</script><script>alert(1)</script>', '\u2028 \\ " \' `${1}`'] }],
    layout: JSON.parse('{"__proto__": {"polluted": true}, "constructor": 1}') as object,
  };
  const { files } = make(figureOutput('x', hostile));
  const script = files.find(({ path }) => path.endsWith('.js'))!.content.toString();
  const self = {} as { leukemiaFigures: Record<string, unknown> };
  runInNewContext(script, { self });
  expect(JSON.stringify(self.leukemiaFigures['01-first-1'])).toBe(JSON.stringify(hostile));
});

test('is told from other outputs', () => {
  expect(isFigure(figureOutput('x') as Displayed)).toBe(true);
  expect(isFigure(shown({ 'text/html': '<p>' }) as Displayed)).toBe(false);
});
