import { expect, test } from 'vitest';

import { escapeHtml } from '../../src/presentation/escape-html.js';

test('escapes what ends a text or an attribute', () => {
  expect(escapeHtml(`<a href="x">&amp;`)).toBe('&lt;a href=&quot;x&quot;&gt;&amp;amp;');
});
