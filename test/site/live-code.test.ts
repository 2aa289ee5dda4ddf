import { gzipSync } from 'node:zlib';

import { describe, expect, it } from 'vitest';

import { liveCode } from '../../src/site/live-code.js';

describe('the code of a live page', async () => {
  const files = await liveCode();
  const textOf = ({ content }: (typeof files)[number]) => content.toString();
  const named = new Map(files.map((file) => [file.path, textOf(file)]));

  /** A file with all that it imports at once, or later too. */
  function withImports(path: string, later: boolean, seen = new Set<string>()): Set<string> {
    if (seen.has(path)) return seen;
    seen.add(path);
    const pattern = later
      ? /["']\.\/([\w-]+\.js)["']/g
      : /(?:from|import)["']\.\/([\w-]+\.js)["']/g;
    for (const [, file] of named.get(path)!.matchAll(pattern)) {
      withImports(`assets/live/${file}`, later, seen);
    }
    return seen;
  }

  it('has the entries, and all that they import', () => {
    for (const entry of ['worker', 'pool-worker']) {
      for (const path of withImports(`assets/live/${entry}.js`, true)) {
        expect(named.has(path), path).toBe(true);
      }
    }
  });

  it('needs nothing of Node', () => {
    for (const [path, text] of named) {
      expect(text.match(/["'`]node:\w+/)?.[0], path).toBeUndefined();
      expect(text.match(/process\.(?:env|versions|cwd)/)?.[0], path).toBeUndefined();
    }
  });

  it('has neither TensorFlow nor danfo nor plotly in the worker', () => {
    for (const path of withImports('assets/live/worker.js', true)) {
      expect(named.get(path)!.match(/tensorflow|danfojs-node|Plotly\./)?.[0], path).toBeUndefined();
    }
  });

  it('asks no other host', () => {
    for (const [path, text] of named) {
      const hosts = [...text.matchAll(/(?:fetch|import|Worker|URL)\(["'`]https?:[^"'`]+/g)];
      expect(
        hosts.map(([found]) => found),
        path,
      ).toEqual([]);
    }
  });

  it('is small: what a worker loads at once is under 250 KB as servers send it', () => {
    const bytes = [...withImports('assets/live/worker.js', false)]
      .map((path) => gzipSync(named.get(path)!).length)
      .reduce((sum, size) => sum + size);
    expect(bytes).toBeLessThan(250_000);
  });
});
