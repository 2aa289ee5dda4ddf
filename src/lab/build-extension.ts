// Builds the JupyterLab extension that keeps figures live, as a folder that JupyterLab 4 finds through JUPYTER_PATH.
import { createHash } from 'node:crypto';
import { access, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build, version as esbuildVersion, type BuildOptions } from 'esbuild';
import { projectRoot } from '../files/project-root.js';
import { writeWhole } from '../files/write-whole.js';

/** JupyterLab asks for the extension by the name of its folder. */
export const EXTENSION_NAME = 'leukemia-figures';

/** The renderer in Plotly's Python package; src/lab/extension.ts says why it gives way where both are installed. */
const PLOTLY_EXTENSION = '@jupyterlab/plotly-extension:factory';

const plotlyFolder = join(projectRoot, 'node_modules', 'plotly.js-dist');
const common: BuildOptions = { bundle: true, minify: true, write: false, target: 'es2022' };

/**
 * Writes the extension, and only what has changed of it: files are named after what they were made of, and each is there
 * only when it is whole, as another start of the lab may be reading. A second or two the first time, some milliseconds
 * later.
 *
 * @param folder `labextensions/leukemia-figures` below a folder of JUPYTER_PATH
 */
export async function buildExtension(folder: string): Promise<void> {
  const files = join(folder, 'static');
  const plotly = `plotly.${await plotlyVersion()}-${esbuildVersion}.js`;
  if (!(await exists(join(files, plotly)))) await writeWhole(files, plotly, await plotlyModule());
  const container = await containerScript(plotly);
  const entry = `remoteEntry.${hash(container)}.js`;
  await writeWhole(files, entry, container);
  await writeWhole(folder, 'package.json', JSON.stringify(manifest(entry), null, 2));
  const stale = (await readdir(files)).filter(
    (name) => name.endsWith('.js') && name !== plotly && name !== entry,
  );
  await Promise.all(stale.map((name) => rm(join(files, name), { force: true })));
}

/** What JupyterLab reads of an extension. */
function manifest(entry: string): object {
  return {
    name: EXTENSION_NAME,
    version: '1.0.0',
    description: 'Draws the figures of the leukemia notebooks live.',
    license: 'MIT',
    jupyterlab: {
      mimeExtension: true,
      // Of two renderers of one MIME type the one that is loaded last would win.
      disabledExtensions: [PLOTLY_EXTENSION],
      _build: { load: `static/${entry}`, mimeExtension: './mimeExtension' },
    },
  };
}

/** Our own code, which registers itself when the script is loaded. */
async function containerScript(plotly: string): Promise<string> {
  const { outputFiles } = await build({
    ...common,
    entryPoints: [join(projectRoot, 'src', 'lab', 'extension-container.ts')],
    format: 'iife',
    define: {
      EXTENSION_NAME: JSON.stringify(EXTENSION_NAME),
      PLOTLY_FILE: JSON.stringify(plotly),
    },
  });
  return outputFiles![0].text;
}

/** Plotly as an ECMAScript module: as a plain script it would take to any `define` that is on the page. */
async function plotlyModule(): Promise<string> {
  const entryPoints = [join(plotlyFolder, 'plotly.js')];
  const { outputFiles } = await build({ ...common, entryPoints, format: 'esm' });
  return outputFiles![0].text;
}

async function plotlyVersion(): Promise<string> {
  const text = await readFile(join(plotlyFolder, 'package.json'), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
