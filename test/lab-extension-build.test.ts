import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { JSDOM } from 'jsdom';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { buildExtension, EXTENSION_NAME } from '../src/lab/build-extension.js';

const root = mkdtempSync(join(tmpdir(), 'extension-'));
const folder = join(root, 'labextensions', EXTENSION_NAME);
const files = () => readdirSync(join(folder, 'static')).sort();
const plotly = () =>
  join(
    folder,
    'static',
    files().find((name) => name.startsWith('plotly'))!,
  );

interface Manifest {
  name: string;
  jupyterlab: { _build: { load: string; mimeExtension: string }; disabledExtensions: string[] };
}
const manifest = () => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;

interface Container {
  init(scope: object): void;
  get(module: string): Promise<() => { default: { rendererFactory: { mimeTypes: string[] } } }>;
}

/** Runs the entry script as JupyterLab does, in a page. */
async function container(): Promise<Container> {
  const src = pathToFileURL(join(folder, manifest().jupyterlab._build.load)).href;
  const options = { runScripts: 'dangerously', resources: 'usable' } as const;
  const { window } = new JSDOM(`<script src="${src}"></script>`, { ...options, url: src });
  await new Promise((done) => window.addEventListener('load', done));
  const page = window as unknown as { _JUPYTERLAB: Record<string, Container> };
  return page._JUPYTERLAB[EXTENSION_NAME];
}

const widgets = (version: string) => ({
  get: () => Promise.resolve(() => ({ Widget: class { static readonly version = version } })), // oxfmt-ignore
});

// Minifying plotly takes more than a second.
beforeAll(() => buildExtension(folder), 60_000);
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe('the built extension', () => {
  it('is what JupyterLab looks for', () => {
    const { name, jupyterlab } = manifest();
    expect(name).toBe(EXTENSION_NAME);
    expect(jupyterlab._build.mimeExtension).toBe('./mimeExtension');
    expect(files()).toHaveLength(2);
    expect(`static/${files()[1]}`).toBe(jupyterlab._build.load);
    expect(jupyterlab.disabledExtensions).toEqual(['@jupyterlab/plotly-extension:factory']);
  });

  it('loads plotly only with the first figure', () => {
    expect(statSync(join(folder, manifest().jupyterlab._build.load)).size).toBeLessThan(20_000);
    expect(statSync(plotly()).size).toBeGreaterThan(1_000_000);
    expect(readFileSync(plotly(), 'utf8')).toMatch(
      /export\s*\{\s*\w+ as default\s*\}|export default/,
    );
  });

  it('gives its renderer, made with the newest widgets that JupyterLab shares', async () => {
    const own = await container();
    own.init({ '@lumino/widgets': { '2.9.1': widgets('2.9.1'), '2.10.0': widgets('2.10.0') } });
    const { rendererFactory } = (await own.get('./mimeExtension'))().default;
    expect(rendererFactory.mimeTypes).toEqual(['application/vnd.plotly.v1+json']);
  });

  it('says what it misses', async () => {
    const own = await container();
    own.init({});
    await expect(own.get('./mimeExtension')).rejects.toThrow('does not share @lumino/widgets');
  });

  it('is not made anew when nothing has changed, and clears what is stale', async () => {
    const before = { names: files(), made: statSync(plotly()).mtimeMs };
    writeFileSync(join(folder, 'static', 'remoteEntry.old.js'), '');
    await buildExtension(folder);
    expect(files()).toEqual(before.names);
    expect(statSync(plotly()).mtimeMs).toBe(before.made);
  });
});
