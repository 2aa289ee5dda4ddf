// The live code of a rendered site in Chromium: node test/live.mjs [SITE], or of a site that is rendered for it.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startChromium } from './browser/chromium.mjs';
import { checkLiveWorker } from './browser/live-checks.mjs';

const root = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'live-'));
const site = process.argv[2] ?? join(folder, 'site');
if (!process.argv[2]) {
  execFileSync(process.execPath, [join(root, 'dist', 'site', 'render.js'), '--out', site]);
}
const browser = await startChromium();
try {
  const found = await checkLiveWorker(browser, site, (what, problems) => {
    console.log(problems.length > 0 ? `NOT: ${what}\n  ${problems.join('\n  ')}` : `ok: ${what}`);
    if (problems.length > 0) process.exitCode = 1;
  });
  console.log(found);
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}
