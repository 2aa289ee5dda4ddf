import type { ChildProcess } from 'node:child_process';
import { dirname, join } from 'node:path';
import { projectRoot } from '../files/project-root.js';
import type { Processes } from '../command/processes.js';
import type { Status } from '../command/status.js';

/**
 * Keeps dist/ up to date with src/, with TypeScript's own watcher. What it finds wrong is shown as it comes, and that
 * there is something new to restart a kernel for.
 */
export function watchSource(processes: Processes, status: Status): ChildProcess {
  const tsc = join(dirname(require.resolve('typescript-7/package.json')), 'bin', 'tsc');
  const project = join(projectRoot, 'tsconfig.build.json');
  let built = 0;
  const onLine = (line: string) => {
    if (/^\s*$| - (Starting|File change detected)/.test(line)) return;
    const fine = / - Found 0 errors/.test(line);
    if (!fine) return status.say(`src/         ${line}`);
    status.say(
      `src/         ${built++ ? 'is built again: restart the kernel to use it' : 'is watched'}`,
    );
  };
  const command = [process.execPath, tsc, '-p', project, '--watch', '--preserveWatchOutput'];
  const child = processes.start(command, { onLine });
  child.once('error', (error) => status.say(`src/         is not watched: ${error.message}`));
  child.once('exit', (code) => {
    if (code !== null)
      status.say('src/         is watched no longer; after a change: npm run build');
  });
  return child;
}
