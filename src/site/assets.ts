import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { projectRoot } from '../files/project-root.js';
import type { SiteFile } from './figure.js';
import { liveCode } from './live-code.js';

const here = join(projectRoot, 'src', 'site');

/** The files that all pages share, and the policy under which they work. */
export type Assets = { files: SiteFile[]; policy: string };

/** Makes the style sheet, the icon, the pages' scripts, and as much of plotly as figures with x and y axes take. */
export async function makeAssets(): Promise<Assets> {
  const plotly = readFileSync(require.resolve('plotly.js-cartesian-dist-min'), 'utf8');
  const files = [
    { path: 'assets/style.css', content: readFileSync(join(here, 'style.css')) },
    { path: 'assets/live.css', content: readFileSync(join(here, 'live.css')) },
    { path: 'assets/icon.svg', content: readFileSync(join(here, 'icon.svg')) },
    { path: 'assets/theme.js', content: await bundle('theme.ts') },
    { path: 'assets/page.js', content: await bundle('page.ts') },
    { path: 'assets/plotly.js', content: plotly },
    ...(await liveCode()),
  ];
  return { files, policy: policyFor(plotly) };
}

/**
 * The content security policy of the pages: they run and load what lies beside them and nothing else, so that a page
 * asks no other host, and nothing that a notebook holds can run.
 *
 * Plotly adds two style elements: an empty one, which it fills by rules that no policy speaks of, and that of its map
 * library. Both are allowed by their hashes.
 */
export function policyFor(plotly: string): string {
  const styles = ['', ...inlineStyles(plotly)].map((text) => `'sha256-${sha256(text)}'`);
  return [
    `default-src 'none'`,
    `script-src 'self'`,
    `worker-src 'self'`,
    `connect-src 'self'`,
    `style-src 'self' ${styles.join(' ')}`,
    `img-src 'self' data: blob:`,
    `base-uri 'none'`,
    `form-action 'none'`,
  ].join('; ');
}

/** The style sheets that a script puts into its document as text. */
function inlineStyles(script: string): string[] {
  const assigned = /\.textContent\s*=\s*(['"`])((?:(?!\1)[^\\])*)\1/g;
  const found = [...script.matchAll(assigned)].map(([, , text]) => text);
  return found.filter((text) => text.includes('{'));
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('base64');
}

async function bundle(entry: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(here, 'browser', entry)],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: 'es2020',
    logLevel: 'silent',
  });
  return outputFiles[0].text;
}
