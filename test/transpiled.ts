import { join, relative } from 'node:path';
import { buildSync } from 'esbuild';
import { projectRoot } from '../src/files/project-root.js';

/**
 * `src/` as JavaScript, for tests that start processes: plain Node cannot run TypeScript, and the tests always speak of the
 * sources as they are, whether or not dist/ is up to date. Takes 0.2 s, and less for a few folders.
 *
 * @param folders those below `src/` that are wanted, if not all
 * @returns the files, by name below `dist/`
 */
export function transpiled(folders = ['.']): [name: string, text: string][] {
  const outdir = join(projectRoot, 'dist');
  return buildSync({
    entryPoints: folders.map((folder) => join(projectRoot, 'src', folder, '**', '*.ts')),
    outdir,
    outbase: join(projectRoot, 'src'),
    write: false,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
  }).outputFiles.map(({ path, text }) => [relative(outdir, path), text]);
}
