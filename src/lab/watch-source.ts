import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { projectRoot } from '../files/project-root.js';
import type { Processes } from '../command/processes.js';
import type { Status } from '../command/status.js';

/** Between two looks at src/, which take some milliseconds. */
const everyMs = 300;

/**
 * Builds dist/ when src/ has changed, as `npm run build` does. What the compiler finds wrong is shown as it comes, and that
 * there is something new to restart a kernel for. It looks now and then instead of having the system tell of changes: that
 * fails without a word where a file is replaced by another (many editors save so), where watches run out, and in containers.
 */
export function watchSource(processes: Processes, status: Status): void {
  const say = (line: string) => status.say(`src/         ${line}`);
  const build = async () => {
    const command = [process.execPath, join(projectRoot, 'build.mjs')];
    const { code } = await processes.run(command, { onLine: say });
    say(code === 0 ? 'is built again: restart the kernel to use it' : 'has errors: see above');
  };
  const watch = async () => {
    let built = stateOfSource();
    let seen = built;
    say('is watched');
    for (;;) {
      await sleep(everyMs, undefined, { ref: false });
      const now = stateOfSource();
      // Not before an editor that saves all its files, or git that checks some out, has come to its end.
      if (now !== built && now === seen && !processes.areEnding) {
        built = now;
        await build();
      }
      seen = now;
    }
  };
  watch().catch((error: Error) => {
    say(`is not watched (${error.message}); after a change: npm run build`);
  });
}

/** Which sources there are, and when each was written. */
function stateOfSource(): string {
  const src = join(projectRoot, 'src');
  const sources = readdirSync(src, { encoding: 'utf8', recursive: true });
  return sources
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `${name} ${statSync(join(src, name), { throwIfNoEntry: false })?.mtimeMs}`)
    .join('\n');
}
