import { statSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../files/project-root.js';

const dist = join(projectRoot, 'dist');
/** The compiler writes this file with every build that changes anything. */
const buildInfo = join(dist, '.tsbuildinfo');
const entry = join(dist, 'index.js');

const note =
  'src/ was rebuilt since this kernel imported it, and the kernel still runs the old code. ' +
  'Restart the kernel to use the new one.\n';

/** Makes a function to be called before each cell, which gives a note when src/ was rebuilt; once for each rebuild. */
export function rebuildNotes(): () => string | undefined {
  let before = builtAt();
  return () => {
    const built = builtAt();
    const rebuilt = built !== before;
    before = built;
    return rebuilt && require.cache[entry] ? note : undefined;
  };
}

function builtAt(): number | undefined {
  return statSync(buildInfo, { throwIfNoEntry: false })?.mtimeMs;
}
