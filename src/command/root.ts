import { resolve } from 'node:path';

/** The project's directory, found from this file and never from where a command was started. */
export const packageRoot = resolve(__dirname, '..', '..');
