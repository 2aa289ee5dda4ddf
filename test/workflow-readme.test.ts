import { execFileSync } from 'node:child_process';
import path from 'node:path';

import { expect, it } from 'vitest';

import { projectRoot } from '../src/files/project-root.js';

it("the workflow's readme shows the measurement that is committed", () => {
  const script = path.join(projectRoot, 'docs', 'update-workflow-readme.mjs');
  expect(() => execFileSync(process.execPath, [script, '--check'])).not.toThrow();
});
