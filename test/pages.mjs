// npm run test:pages: the rendered notebooks rerun in real browsers, Chromium and Firefox, from a file server under a path
// of its own. Pictures and report.json go to data/results/pages/. Needs dist/ and at least Chromium.
// --only 04,04b takes these notebooks alone; --browser chrome one browser; --keep what was executed by the last test.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { notebookFiles } from '../dist/notebook/notebook-files.js';
import { report as printed } from './executed-notebook.mjs';
import { startBrowser } from './browser/browser.mjs';
import { serve } from './browser/serve.mjs';
import { checkFiles } from './pages/files.mjs';
import { checkFirstView } from './pages/first-view.mjs';
import { checkHostile } from './pages/hostile.mjs';
import { checkNumbers } from './pages/numbers.mjs';
import { checkReading } from './pages/reading.mjs';
import { checkSpeed } from './pages/speed.mjs';
import { checkTweaks } from './pages/tweaks.mjs';
import { smallValues } from './small-values.mjs';

const { values: asked } = parseArgs({
  options: { only: { type: 'string' }, browser: { type: 'string' }, keep: { type: 'boolean' } },
});
const root = fileURLToPath(new URL('..', import.meta.url));
const folder = join(root, 'data', 'results', 'pages');
const [run, site, pictures] = ['run', 'site', 'pictures'].map((name) => join(folder, name));

/** Notebooks of the simulated cohort, run by Node, and the site made of them. */
function prepare() {
  const whole = asked.keep && existsSync(join(run, '05-interpretability.ipynb'));
  if (!whole) {
    rmSync(folder, { recursive: true, force: true });
    const settings = smallValues.flatMap(([name, value]) => ['--set', `${name}=${value}`]);
    const start = join(root, 'dist', 'start', 'start.js');
    execFileSync(process.execPath, [start, '--cohort', 'simulated', '--out', run, ...settings], {
      stdio: 'inherit',
    });
  }
  const render = join(root, 'dist', 'site', 'render.js');
  execFileSync(process.execPath, [render, '--cohort', 'simulated', '--from', run, '--out', site], {
    stdio: 'inherit',
  });
  mkdirSync(pictures, { recursive: true });
  return notebookFiles(run)
    .map(({ name }) => name)
    .filter((name) => !asked.only || asked.only.split(',').includes(name.split('-')[0]));
}

const checks = [];
const pages = [];
const check = (what, problems) => {
  checks.push([what, problems]);
  console.log(`${problems.length === 0 ? 'ok    ' : 'FAILED'} ${what}`);
};

const names = prepare();
const versions = {};
for (const kind of ['chrome', 'firefox'].filter((one) => !asked.browser || one === asked.browser)) {
  const known = await inBrowser(kind, async (at) => {
    for (const name of names) {
      await checkFirstView(at, name);
      await checkNumbers(at, name);
    }
    await checkTweaks(at);
    await checkFiles(at);
    await checkHostile(at);
    if (kind === 'chrome') await checkReading(at, names);
  });
  // As a reader has it: a browser that has not had dozens of pages before.
  if (known && kind === 'chrome') await inBrowser(kind, checkSpeed);
}

/** Tries something in a browser of its own. Returns whether the machine has one. */
async function inBrowser(kind, checkAll) {
  const browser = await startBrowser(kind);
  if (!browser) {
    check(`${kind} can be driven`, kind === 'chrome' ? ['there is none on this machine'] : []);
    console.log(`       there is no ${kind} here, so nothing was tried in it`);
    return false;
  }
  versions[kind] = await browser.version();
  const server = await serve(site, '/some/project/');
  try {
    await checkAll({ browser, kind, server, run, pictures, check, pages });
  } catch (error) {
    check(`${kind}: the test itself`, [error.stack]);
  } finally {
    await browser.close();
    server.close();
  }
  return true;
}

const failures = checks
  .filter(([, problems]) => problems.length > 0)
  .map(([what, problems]) => ({ what, problems }));
const record = { versions, checks: checks.length, failures, pages };
writeFileSync(join(folder, 'report.json'), `${JSON.stringify(record, null, 2)}\n`);
process.exitCode = printed(checks);
