import { join } from 'node:path';

/** The project's folder, found from where this file lies (`src/files` or `dist/files`), never from the cwd. */
export const projectRoot = join(__dirname, '..', '..');
