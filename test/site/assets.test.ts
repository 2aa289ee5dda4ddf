import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { policyFor } from '../../src/site/assets.js';

const hash = (text: string) => createHash('sha256').update(text).digest('base64');

test('the policy allows what lies beside a page, and no inline code or style', () => {
  const policy = policyFor('');
  expect(policy).toContain(`default-src 'none'`);
  expect(policy).toContain(`script-src 'self';`);
  expect(policy).not.toMatch(/unsafe|https?:|\*/);
});

test('style elements of plotly are allowed by their content', () => {
  const script = 'e.textContent = `.a { b: c }`; f.textContent = `words`;';
  expect(policyFor(script)).toContain(
    `style-src 'self' 'sha256-${hash('')}' 'sha256-${hash('.a { b: c }')}';`,
  );
});

test('the plotly in use adds its own empty one and that of its maps', () => {
  const plotly = readFileSync(require.resolve('plotly.js-dist'), 'utf8');
  expect(policyFor(plotly).match(/'sha256-/g)).toHaveLength(2);
  expect(plotly.match(/createElement\("style"\)/g)).toHaveLength(2);
});
