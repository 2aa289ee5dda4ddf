import { expect, test } from 'vitest';
import { notebookPage } from '../../src/site/notebook-page.js';
import { codeCell, figureOutput, markdownCell, notebook } from './small-notebook.js';

const page = notebookPage(
  '01-first',
  notebook(
    markdownCell('# 1 · First: what is *there*?\n\nThe question.\n\n## Part'),
    codeCell('const a: number = 1;\nconst html = "</code></pre><script>alert(1)</script>";'),
    codeCell('const parameters = { seed: 1 };'),
    codeCell('show(a)', figureOutput('One')),
    { ...codeCell('left out'), cell_type: 'raw' },
  ),
  ['01-first'],
);

test('the title is a label and a question', () => {
  expect(page).toMatchObject({
    title: '1 · First: what is there?',
    label: '1 · First',
    question: 'What is there?',
  });
  expect(page.lead.text).toBe('The question.');
});

test('a notebook without a title goes by its name', () => {
  expect(notebookPage('07-bare', notebook(codeCell('1')), [])).toMatchObject({
    title: '07-bare',
    label: '07-bare',
    question: '07-bare',
    lead: { text: '' },
  });
});

test('code is folded, and the parameters are not', () => {
  expect(page.body.text.match(/<details class="code">/g)).toHaveLength(2);
  expect(page.body.text).toMatch(/<details class="code" open>\s*<summary>Parameters/);
});

test('code is coloured, and stays code', () => {
  expect(page.body.text).toContain('<span class="hljs-keyword">const</span>');
  expect(page.body.text).not.toContain('<script');
});

test('cells can be found by their id, and raw cells are left out', () => {
  expect(page.body.text).toContain('id="cell-code-1"');
  expect(page.body.text).not.toContain('left out');
});
