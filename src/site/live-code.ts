import { join, relative, sep } from 'node:path';
import { build, type Metafile, type Plugin } from 'esbuild';
import { projectRoot } from '../files/project-root.js';
import { REPLACED } from '../page/replaced.js';
import { versions } from '../presentation/versions.js';
import type { SiteFile } from './figure.js';

const source = join(projectRoot, 'src');
const entries = {
  main: 'site/browser/live/main.ts',
  worker: 'page/worker.ts',
  'pool-worker': 'page/pool-worker.ts',
};
/** Packages that a page must not be made to load. */
const PLOTLY = ['plotly.js-dist', 'plotly.js-cartesian-dist-min'];
const TOO_HEAVY = ['danfojs-node', '@tensorflow', ...PLOTLY, 'jsdom', 'tslab', 'piscina'];

/**
 * The code that brings a page alive: the page's side, and the worker with the project's own modules, in which those that
 * need Node are replaced.
 *
 * @throws Error naming the module when something needs Node or a library that is too heavy for a page
 */
export async function liveCode(): Promise<SiteFile[]> {
  const absent = ['node', ...TOO_HEAVY];
  const known = Object.entries(await versions()).filter(([name]) => !absent.includes(name));
  const { outputFiles, metafile } = await build({
    entryPoints: Object.fromEntries(
      Object.entries(entries).map(([name, file]) => [name, join(source, file)]),
    ),
    outdir: join(projectRoot, 'assets', 'live'),
    bundle: true,
    splitting: true,
    format: 'esm',
    minify: true,
    legalComments: 'none',
    target: 'es2022',
    define: { VERSIONS: JSON.stringify(Object.fromEntries(known)) },
    plugins: [replaceModules, noEntropy],
    metafile: true,
    write: false,
    logLevel: 'silent',
  });
  requireLight(metafile);
  return outputFiles.map(({ path, contents }) => ({
    path: relative(projectRoot, path).split(sep).join('/'),
    content: Buffer.from(contents),
  }));
}

/** Puts modules of `src/page/` in the place of others, but for themselves, who build on those. */
const replaceModules: Plugin = {
  name: 'replace modules',
  setup(build) {
    build.onResolve({ filter: /^\.\.?\// }, ({ path, importer, resolveDir }) => {
      const wanted = relative(source, join(resolveDir, path)).split(sep).join('/');
      const other = REPLACED[wanted.replace(/\.js$/, '')];
      if (other === undefined) return undefined;
      const file = join(source, `${other}.ts`);
      return importer === file ? undefined : { path: file };
    });
  },
};

/** No entropy for a package that could use it. */
const noEntropy: Plugin = {
  name: 'no entropy',
  setup(build) {
    build.onResolve({ filter: /^crypto$/ }, () => ({
      path: join(source, 'page', 'no-entropy.ts'),
    }));
  },
};

function requireLight({ inputs, outputs }: Metafile): void {
  for (const file of Object.keys(inputs)) {
    const heavy = TOO_HEAVY.find((name) => file.includes(`node_modules/${name}/`));
    if (heavy) throw new Error(`A page can't load ${heavy}: ${file} is imported by its code.`);
  }
  for (const { imports } of Object.values(outputs)) {
    const outside = imports.find(({ external }) => external);
    if (outside) throw new Error(`The page's code needs ${outside.path}, which a page has not.`);
  }
}
