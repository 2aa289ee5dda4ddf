import { join, relative } from 'node:path';
import { buildSync } from 'esbuild';
import { projectRoot } from '../src/files/project-root.js';

let texts: [name: string, text: string][] | undefined;

/**
 * `src/` as JavaScript, for tests that start processes: plain Node cannot run TypeScript, and the tests always speak of the
 * sources as they are, whether or not dist/ is up to date. Takes 0.2 s, once.
 *
 * @returns the files, by name below `dist/`
 */
export function transpiled(): [name: string, text: string][] {
  const outdir = join(projectRoot, 'dist');
  texts ??= buildSync({
    entryPoints: [join(projectRoot, 'src', '**', '*.ts')],
    outdir,
    write: false,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
  }).outputFiles.map(({ path, text }) => [relative(outdir, path), text]);
  return texts;
}
