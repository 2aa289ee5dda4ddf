// @vitest-environment jsdom
import { beforeEach, describe, expect, test } from 'vitest';
import { same, sameShown } from '../../../src/site/browser/live/same.js';
import { shownOf } from '../../../src/site/browser/live/shown.js';
import { pageMarkdown } from '../../../src/site/markdown.js';
import { renderOutput } from '../../../src/site/outputs.js';
import { plotly, shown } from '../small-notebook.js';

const element = (data: Record<string, unknown>) => {
  const one = shownOf(data);
  if (one?.kind !== 'element') throw new Error('no element');
  return one.element;
};

beforeEach(() => {
  document.body.innerHTML = '<header class="head"><nav><a href="02-next.html">2</a></nav></header>';
});

describe('an output in the page', () => {
  test.each([
    { 'text/plain': 'a < b' },
    { 'text/markdown': '**38** of *72* [next](02-next.ipynb) $x^2$ <b>no</b>\n\n- one\n- two' },
    {
      'text/html':
        '<p>Errors</p>\n<table><thead><tr><th style="text-align:right">n</th></tr></thead>' +
        '<tbody><tr><td style="text-align:right">1</td></tr></tbody></table>',
      'text/plain': 'n',
    },
    { 'text/html': '<script>alert(1)</script>', 'text/plain': 'two' },
    { 'text/html': '<p id="content" onclick="alert(1)" class="x">a</p>' },
  ])('is what rendering makes of it: %j', (data) => {
    const markdown = pageMarkdown((href) => href.replace('.ipynb', '.html'));
    const output = shown(data);
    const rendered = renderOutput(output, { page: 'p', markdown, figures: [] }).text;
    expect(element(data).outerHTML).toBe(rendered);
  });

  test('is a figure where it has one', () => {
    const figure = { data: [{ y: [1] }], layout: { height: 500 } };
    expect(shownOf({ [plotly]: figure, 'text/plain': 'One.' })).toEqual({
      kind: 'figure',
      figure,
      alt: 'One.',
    });
  });

  test('is nothing where there is nothing', () => {
    expect(shownOf({ 'text/plain': ' \n' })).toBeUndefined();
    expect(shownOf({})).toBeUndefined();
  });

  test('takes no id of the page', () => {
    expect(element({ 'text/markdown': '## Content' }).querySelector('[id]')).toBeNull();
  });
});

describe('the same', () => {
  test.each([
    [1, 1 + 1e-12, true],
    [1, 1 + 1e-8, false],
    [0, 1e-12, false],
    [NaN, NaN, true],
    [[1, [2, 'a']], [1, [2, 'a']], true],
    [[1, 2], [1, 2, 3], false],
    [{ a: 1, b: undefined }, { a: 1 }, true],
    [{ a: 1 }, { b: 1 }, false],
    [{ a: null }, { a: 0 }, false],
    ['1', 1, false],
  ])('%j and %j: %s', (a, b, expected) => {
    expect(same(a, b)).toBe(expected);
  });

  test('is what reads the same', () => {
    const list = (...all: Record<string, unknown>[]) => all.map((data) => shownOf(data)!);
    const text = { 'text/plain': 'a' };
    const figure = (y: number, alt = 'f') => {
      return { [plotly]: { data: [{ y: [y] }], layout: {} }, 'text/plain': alt };
    };
    expect(sameShown(list(text, figure(1)), list({ 'text/markdown': ' a ' }, figure(1)))).toBe(
      true,
    );
    expect(sameShown(list(text), list(text, text))).toBe(false);
    expect(sameShown(list(figure(1)), list(figure(2)))).toBe(false);
    expect(sameShown(list(figure(1)), list(figure(1, 'g')))).toBe(false);
    expect(sameShown(list(figure(1)), list(text))).toBe(false);
  });
});
