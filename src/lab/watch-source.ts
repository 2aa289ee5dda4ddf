import { watch } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { projectRoot } from '../files/project-root.js';
import type { Processes } from '../command/processes.js';
import type { Status } from '../command/status.js';

/** An editor that saves all its files, or git that checks some out, takes a moment. */
const settledMs = 100;

/**
 * Builds dist/ when src/ has changed, as `npm run build` does. What the compiler finds wrong is shown as it comes, and that
 * there is something new to restart a kernel for. The compiler's own watcher (7.0.2) is not asked: it relies on a service
 * of the system (fanotify) that in containers can be there and tell of nothing.
 */
export function watchSource(processes: Processes, status: Status): void {
  const say = (line: string) => status.say(`src/         ${line}`);
  const build = async () => {
    const command = [process.execPath, join(projectRoot, 'build.mjs')];
    const { code } = await processes.run(command, { onLine: say });
    if (code === 0) say('is built again: restart the kernel to use it');
  };

  const stop = (error: unknown) =>
    say(`is not watched (${(error as Error).message}); after a change: npm run build`);

  let changed = false;
  let building = false;
  const buildWhatChanged = async () => {
    building = true;
    while (changed) {
      await sleep(settledMs);
      changed = false;
      await build();
    }
    building = false;
  };
  const onChange = (_: string, name: string | null) => {
    if (!name?.endsWith('.ts')) return;
    changed = true;
    if (!building) buildWhatChanged().catch(stop);
  };
  try {
    const options = { recursive: true, persistent: false };
    watch(join(projectRoot, 'src'), options, onChange).on('error', stop);
    say('is watched');
  } catch (error) {
    stop(error);
  }
}
