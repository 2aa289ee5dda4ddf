import { posix } from 'node:path';
import { JSDOM } from 'jsdom';
import { beforeAll, describe, expect, test } from 'vitest';
import { makeAssets } from '../../src/site/assets.js';
import type { SiteFile } from '../../src/site/figure.js';
import { makeSite, refuseLarge } from '../../src/site/site.js';
import { codeCell, figureOutput, markdownCell, notebook, shown } from './small-notebook.js';

const attack = `<script>window.hacked = 1</script><img src=x onerror="window.hacked = 1">
<a href="javascript:window.hacked = 1">x</a> [y](javascript:window.hacked=1) "><svg onload=window.hacked=1>`;
const first = notebook(
  markdownCell(`# 1 · First: a question?\n\nWords on $p$.\n\n## Part\n\n[next](02-second.ipynb)`),
  codeCell('const parameters = { seed: 1 };'),
  codeCell('show()', figureOutput('Bars'), shown({ 'text/html': '<p>T</p><table></table>' })),
);
const hostile = notebook(
  markdownCell(`# 2 ${attack}\n\n${attack}\n\n## ${attack}`),
  codeCell(
    attack,
    shown({ 'text/html': attack, 'text/plain': 'x' }),
    shown({ 'text/markdown': attack }),
    figureOutput(attack, { data: [{ name: attack }], layout: {} }),
    { output_type: 'stream', name: 'stdout', text: attack },
    { output_type: 'error', ename: attack, evalue: attack, traceback: [] },
  ),
);

let files: Map<string, SiteFile['content']>;
const pages = () => [...files.keys()].filter((path) => path.endsWith('.html'));
const documentOf = (path: string, runScripts?: 'dangerously') =>
  new JSDOM(files.get(path)!.toString(), { runScripts }).window;

beforeAll(async () => {
  const notebooks = [
    { name: '01-first', notebook: first },
    { name: '02-second', notebook: hostile },
  ];
  const tables = [{ name: 'holdout.csv', content: Buffer.from('n\n34\n') }];
  const results = { tables, headline: attack, source: attack, simulated: undefined };
  // The assets take a second or two, as plotly is made small.
  const made = makeSite(notebooks, results, 'golub', await makeAssets());
  files = new Map(made.map(({ path, content }) => [path, content]));
});

describe('a site', () => {
  const liveScript = (name: string) => `assets/live/${name}.js`;

  test('is an index, a page per notebook and what they need', () => {
    const live = [...files.keys()].filter((path) => path.startsWith('assets/live/'));
    expect(live).toEqual(expect.arrayContaining(['main', 'worker', 'pool-worker'].map(liveScript)));
    expect([...files.keys()].filter((path) => !live.includes(path)).sort()).toEqual([
      '01-first.html',
      '02-second.html',
      ...['icon.svg', 'live.css', 'page.js', 'plotly.js', 'style.css', 'theme.js'].map(
        (name) => `assets/${name}`,
      ),
      ...['figures/01-first-1.js', 'figures/02-second-1.js'],
      ...['img/01-first-1.png', 'img/02-second-1.png'],
      'index.html',
      'tables/holdout.csv',
    ]);
  });

  test('has no link that leads nowhere', () => {
    for (const path of pages()) {
      const { document } = documentOf(path);
      const targets = [...document.querySelectorAll('[href], [src]')].map(
        (element) => element.getAttribute('href') ?? element.getAttribute('src')!,
      );
      expect(targets.length).toBeGreaterThan(5);
      for (const target of targets) {
        const [file, anchor] = target.split('#');
        if (file) expect(files.has(posix.normalize(file)), `${path}: ${target}`).toBe(true);
        if (anchor) expect(document.getElementById(anchor), `${path}: ${target}`).not.toBeNull();
      }
    }
  });

  test('keeps its own policy: no inline script, no inline style, no other host', () => {
    for (const path of pages()) {
      const { document } = documentOf(path);
      expect(document.querySelectorAll('script:not([src]), style, [style]')).toHaveLength(0);
      const policy = document.querySelector('meta[http-equiv="Content-Security-Policy"]')!;
      expect(policy.getAttribute('content')).toContain(`default-src 'none'`);
      expect(policy.compareDocumentPosition(document.querySelector('link')!)).toBe(
        document.DOCUMENT_POSITION_FOLLOWING,
      );
    }
  });

  test('has one first heading, landmarks and words for each picture on every page', () => {
    for (const path of pages()) {
      const { document } = documentOf(path);
      for (const one of ['h1', 'main', 'header', 'footer', 'title', 'meta[name=description]']) {
        expect(document.querySelectorAll(one), `${path}: ${one}`).toHaveLength(1);
      }
      expect(document.querySelectorAll('img:not([alt]), img[alt=""]')).toHaveLength(0);
      const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
    }
  });

  test('loads plotly when a figure needs it, and not before', () => {
    expect(files.get('01-first.html')!.toString()).not.toContain('plotly');
    expect(files.get('assets/page.js')!.toString()).toContain('assets/plotly.js');
    expect(Buffer.byteLength(files.get('assets/page.js')!)).toBeLessThan(100_000);
  });
});

test('nothing that a hostile notebook or record holds runs', () => {
  for (const path of pages()) {
    const window = documentOf(path, 'dangerously');
    for (const element of window.document.querySelectorAll('a')) element.click();
    expect((window as unknown as { hacked?: number }).hacked, path).toBeUndefined();
    const { outerHTML } = window.document.documentElement;
    const tags = outerHTML.match(/<[a-z][^<>"]*(?:"[^"]*"[^<>"]*)*>/gi)!.join('\n');
    expect(tags.replace(/"[^"]*"/g, '""')).not.toMatch(/ on\w+=/i);
    expect(tags).not.toMatch(/(?:href|src)="\s*javascript:/i);
  }
});

test('a simulated cohort is said to be one on every page', () => {
  const results = { tables: [], headline: undefined, source: undefined, simulated: undefined };
  const notebooks = [{ name: '01-first', notebook: first }];
  const made = makeSite(notebooks, results, 'simulated', { files: [], policy: '' });
  const html = made.filter(({ path }) => path.endsWith('.html'));
  expect(html).toHaveLength(2);
  for (const { content } of html) expect(content.toString()).toContain('SIMULATED');
  expect(files.get('index.html')!.toString()).not.toContain('SIMULATED');
});

test('a page of two megabytes is refused', () => {
  expect(() => refuseLarge({ path: 'a.html', content: 'é'.repeat(999_999) })).not.toThrow();
  expect(() => refuseLarge({ path: 'a.html', content: 'é'.repeat(1_000_000) })).toThrow(
    'a.html would have 2.0 MB',
  );
});
