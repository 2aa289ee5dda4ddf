import { expect, test } from 'vitest';
import { Html, markup } from '../../src/site/html.js';

test('what is given to a template is text, unless it is HTML already', () => {
  const text = markup`<p title="${'"><script>'}">${'a < b & c'} ${new Html('<b>yes</b>')}</p>`;
  expect(text.text).toBe('<p title="&quot;&gt;&lt;script&gt;">a &lt; b &amp; c <b>yes</b></p>');
});

test('lists are joined, and undefined and false leave no trace, while 0 does', () => {
  expect(markup`${[1, '<', markup`<i>`]}|${undefined}|${false}|${0}`.text).toBe('1&lt;<i>|||0');
});
