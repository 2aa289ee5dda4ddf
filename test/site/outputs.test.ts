import { expect, test } from 'vitest';
import type { Output } from '../../src/notebook/notebook.js';
import { pageMarkdown } from '../../src/site/markdown.js';
import { renderOutput, type OutputContext } from '../../src/site/outputs.js';
import { figureOutput, shown } from './small-notebook.js';

const context = (): OutputContext => ({
  page: '01-first',
  markdown: pageMarkdown((href) => href),
  figures: [],
});
const render = (output: Output) => renderOutput(output, context()).text;

test('printed text is text, without the colours of a terminal', () => {
  const text = '\u001b[31m<b>red</b>\u001b[0m & more\n';
  expect(render({ output_type: 'stream', name: 'stderr', text })).toBe(
    '<pre class="output stderr">&lt;b&gt;red&lt;/b&gt; &amp; more\n</pre>',
  );
  expect(render({ output_type: 'stream', name: 'stdout', text: ' \n' })).toBe('');
});

test('an error is its trace, or what it says where it has none', () => {
  const error = { output_type: 'error', ename: 'RangeError', evalue: 'too <far>' } as const;
  expect(render({ ...error, traceback: ['at a', 'at b'] })).toContain('>at a\nat b</pre>');
  expect(render({ ...error, traceback: [] })).toContain('>RangeError: too &lt;far&gt;</pre>');
});

test('the richest form is shown', () => {
  const plain = { 'text/plain': 'plain' };
  expect(render(shown({ ...plain, 'text/html': '<p>rich</p>' }))).toContain('<p>rich</p>');
  expect(render(shown({ ...plain, 'text/markdown': '**bold**' }))).toContain('<strong>bold');
  expect(render(shown(plain))).toContain('>plain</pre>');
});

test('where nothing of a form may be shown, the next one is', () => {
  const output = shown({ 'text/html': '<script>1</script>', 'text/plain': 'two' });
  expect(render(output)).toBe('<pre class="output result">two</pre>');
});

test('figures are numbered through the page', () => {
  const page = context();
  renderOutput(figureOutput('one'), page);
  expect(renderOutput(figureOutput('two'), page).text).toContain('data-figure="01-first-2"');
  expect(page.figures).toHaveLength(2);
});
