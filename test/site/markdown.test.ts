import { describe, expect, test } from 'vitest';
import { followLink } from '../../src/site/follow-link.js';
import { pageMarkdown, slug } from '../../src/site/markdown.js';

const page = () => pageMarkdown((href) => followLink(href, ['02-preprocessing']));
const render = (source: string) => page().render(source).text;

describe('headings', () => {
  test('have anchors that no other heading of the page has', () => {
    const markdown = page();
    const first = markdown.render('## Summary').text;
    const second = markdown.render('## Summary\n\n### What *is* `p`?').text;
    expect(first).toContain('<h2 id="summary">Summary <a class="anchor" href="#summary"');
    expect(second).toContain('<h2 id="summary-2">');
    expect(markdown.headings).toEqual([
      { level: 2, id: 'summary', text: 'Summary' },
      { level: 2, id: 'summary-2', text: 'Summary' },
      { level: 3, id: 'what-is-p', text: 'What is p?' },
    ]);
  });

  test('never take an id of the page itself', () => {
    expect(render('# Content')).toContain('id="content-2"');
    expect(slug('→', new Set())).toBe('section');
  });
});

describe('links', () => {
  test('to a notebook of the site become links to its page', () => {
    expect(render('[next](02-preprocessing.ipynb)')).toContain('href="02-preprocessing.html"');
    expect(render('[next](./02-preprocessing.ipynb#summary)')).toContain(
      'href="02-preprocessing.html#summary"',
    );
  });

  test('to what is not on the site become text', () => {
    expect(render('a [b](09-missing.ipynb) [c](../README.md) d')).toBe('<p>a b c d</p>\n');
  });

  test('that would run something are none', () => {
    expect(render('[x](javascript:alert(1)) [y](data:text/html,hello)')).not.toContain('<a');
  });

  test('to other hosts do not tell them where they stand', () => {
    expect(render('[x](https://example.org/a)')).toContain('rel="noreferrer"');
  });
});

describe('formulas', () => {
  test('become MathML, without the styles that the policy forbids', () => {
    const text = render('where $t = \\frac{a}{b}$ and\n\n$$\\color{red}{x^2}$$\n\nend');
    expect(text.match(/<math /g)).toHaveLength(2);
    // What scrolls can be reached by keyboard; in a line nothing scrolls.
    expect(text.match(/<math [^>]*>/g)!.map((tag) => tag.includes('tabindex="0"'))).toEqual([
      false,
      true,
    ]);
    expect(text).toContain('display="block"');
    expect(text).toContain('<mfrac>');
    expect(text).not.toMatch(/ style=|katex-html/);
  });

  test('over several lines end where they say', () => {
    const text = render('before\n$$\na\n+ b\n$$\nafter');
    expect(text).toMatch(/^<p>before<\/p>\n.*<math.*<p>after<\/p>\n$/s);
  });

  test('are told from prices and from code', () => {
    expect(render('`$x$` costs from $5 to $10, or a lone $')).not.toContain('<math');
  });

  test('that cannot be read are shown as they were written', () => {
    expect(render('$\\frac{<b>$')).toBe('<p><code class="tex">\\frac{&lt;b&gt;</code></p>\n');
  });
});

test('HTML is shown as text, and a picture from elsewhere by its words', () => {
  const text = render('<script>alert(1)</script> <img src=x onerror=alert(1)>');
  expect(text).not.toMatch(/<(script|img)/);
  expect(render('![a <plot>](https://example.org/x.png)')).toBe('<p>a &lt;plot&gt;</p>\n');
});

test('tables scroll in a box that the keyboard reaches', () => {
  expect(render('|a|b|\n|-|-|\n|1|2|')).toMatch(
    /<div class="table-box" role="region" aria-label="Table" tabindex="0"><table>.*<\/table><\/div>/s,
  );
});

test('the lead is the first paragraph, which announces nothing', () => {
  const { inner, text } = page().lead('# Title\n\nIt *asks* <two>\nthings:\n\n- a\n\nMore.');
  expect(inner.text).toBe('It <em>asks</em> &lt;two&gt;\nthings.');
  expect(text).toBe('It asks <two> things.');
  expect(page().lead('# Only a title').text).toBe('');
});
