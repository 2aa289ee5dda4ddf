// `npm run build`: dist/ is what src/ is, no less and no more. tsc leaves what an earlier version put there; a test would
// then find a module that is gone, and a shard be made by code that nobody has any more.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The files and folders below `dist` that nothing below `src` stands for, none of them within another. */
export function leftOver(src, dist) {
  const gone = [];
  const inFolder = (folder) => {
    for (const entry of readdirSync(join(dist, folder), { withFileTypes: true })) {
      const name = join(folder, entry.name);
      const source = name.replace(/(\.d)?\.ts$|\.js$/, '');
      if (entry.isDirectory()) {
        if (existsSync(join(src, name))) inFolder(name);
        else gone.push(name);
      } else if (source !== name && !existsSync(join(src, `${source}.ts`))) {
        gone.push(name);
      }
    }
  };
  inFolder('.');
  return gone;
}

if (realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const root = dirname(fileURLToPath(import.meta.url));
  const typescript = createRequire(import.meta.url).resolve('typescript-7/package.json');
  const compiler = join(dirname(typescript), 'bin', 'tsc');
  const project = join(root, 'tsconfig.build.json');
  const options = [compiler, '-p', project];
  const { status, signal, error } = spawnSync(process.execPath, options, { stdio: 'inherit' });
  if (status === null)
    console.error(`TypeScript did not come to its end: ${error?.message ?? signal}`);
  if (status === 0) {
    const dist = join(root, 'dist');
    for (const name of leftOver(join(root, 'src'), dist))
      rmSync(join(dist, name), { recursive: true, force: true });
  }
  process.exitCode = status ?? 1;
}
