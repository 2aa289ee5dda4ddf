import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { describe, expect, it } from 'vitest';

import { projectRoot } from '../src/files/project-root.js';

const readme = readFileSync(path.join(projectRoot, 'README.md'), 'utf8');

describe('README', () => {
  it('shows the results that are committed', () => {
    const script = path.join(projectRoot, 'docs', 'update-readme.mjs');
    expect(() => execFileSync(process.execPath, [script, '--check'])).not.toThrow();
  });

  it('links to files that are there', () => {
    const links = [...readme.matchAll(/\]\((?!http)([^)#]+)\)/g)].map(([, target]) => target);
    expect(links.length).toBeGreaterThan(8);
    expect(links.filter((target) => !existsSync(path.join(projectRoot, target)))).toEqual([]);
  });
});
