import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { CARTESIAN, requireCartesian } from '../../src/live/cartesian.js';
import { policyFor } from '../../src/site/assets.js';

interface Manifest {
  version: string;
}

const hash = (text: string) => createHash('sha256').update(text).digest('base64');

test('the policy allows what lies beside a page, and no inline code or style', () => {
  const policy = policyFor('');
  expect(policy).toContain(`default-src 'none'`);
  expect(policy).toContain(`script-src 'self';`);
  expect(policy).not.toMatch(/unsafe|https?:|\*/);
});

test('style elements of plotly are allowed by their content', () => {
  const script = 'e.textContent = `.a { b: c }`,f.textContent="words",g.textContent=\'.d{e:"f"}\';';
  expect(policyFor(script)).toContain(
    `style-src 'self' 'sha256-${hash('')}' 'sha256-${hash('.a { b: c }')}' 'sha256-${hash('.d{e:"f"}')}';`,
  );
});

describe('the plotly of the pages', () => {
  const plotly = readFileSync(require.resolve('plotly.js-cartesian-dist-min'), 'utf8');

  test('adds its own empty style and that of its maps', () => {
    expect(policyFor(plotly).match(/'sha256-/g)).toHaveLength(2);
    expect(plotly.match(/createElement\("style"\)/g)).toHaveLength(2);
  });

  test('is of the version that draws the pictures', () => {
    const version = (name: string) =>
      (JSON.parse(readFileSync(require.resolve(`${name}/package.json`), 'utf8')) as Manifest)
        .version;
    expect(version('plotly.js-cartesian-dist-min')).toBe(version('plotly.js-dist'));
  });

  test('draws the traces that are said to be drawn, and others are refused', () => {
    const kinds = plotly.matchAll(/moduleType:"trace",name:"(\w+)"/g);
    expect(new Set([...kinds].map(([, kind]) => kind))).toEqual(CARTESIAN);
    expect(() => requireCartesian([{}, { type: 'bar' }])).not.toThrow();
    expect(() => requireCartesian([{ type: 'bar' }, { type: 'scatter3d' }])).toThrow(
      'A page draws no trace of the type “scatter3d”, only bar, box,',
    );
  });
});
