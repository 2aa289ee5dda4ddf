import { join } from 'node:path';

/** The project's folder, found from where this package lies (`src/cohort` or `dist/cohort`), never from the cwd. */
export function projectRoot(): string {
  return join(__dirname, '..', '..');
}
