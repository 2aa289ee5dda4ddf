// npm run test:lab: the notebooks in a real JupyterLab in a real browser, and the rendered site.
// Pictures and report.json go to data/results/lab/. Needs Chromium; `npm run lab` brings its own JupyterLab.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inPageOfItsOwn, startBrowser } from './browser/browser.mjs';
import { startLab } from './browser/jupyterlab.mjs';
import {
  checkHelp,
  checkInterrupt,
  checkNotebook,
  checkTweak,
  checkUntrusted,
  checkWrongValue,
} from './browser/notebook-checks.mjs';
import { checkSite } from './browser/site-checks.mjs';
import { report as printed } from './executed-notebook.mjs';
import { smallValues } from './small-values.mjs';

const require = createRequire(import.meta.url);
const root = fileURLToPath(new URL('..', import.meta.url));
const { applySettings } = require(join(root, 'dist/start/overrides.js'));
const { notebookFiles } = require(join(root, 'dist/notebook/notebook-files.js'));
const { readNotebook, withoutOutputs, writeNotebook } = require(
  join(root, 'dist/notebook/notebook.js'),
);

const folder = join(root, 'data', 'results', 'lab');
const cellsMs = 10 * 60_000;
const window = { width: 1280, height: 900 };

/** Copies of the notebooks: one to be run, with small values, and one as committed, which nobody trusts. */
async function copyNotebooks() {
  rmSync(folder, { recursive: true, force: true });
  for (const name of ['run', 'untrusted', 'pictures'])
    mkdirSync(join(folder, name), { recursive: true });
  const files = notebookFiles(join(root, 'notebooks')).map((file) => {
    return { ...file, notebook: readNotebook(file.path) };
  });
  const settings = smallValues.map(([name, value]) => ({ name, value }));
  for (const { name, notebook } of applySettings(files, settings)) {
    await writeNotebook(join(folder, 'run', `${name}.ipynb`), withoutOutputs(notebook));
  }
  for (const { name, path } of files) {
    writeFileSync(join(folder, 'untrusted', `${name}.ipynb`), readFileSync(path));
  }
  return files.map(({ name }) => name);
}

const picture = (name) => join(folder, 'pictures', name);
const checks = [];
const notebooks = [];
const check = (what, problems) => {
  checks.push([what, problems]);
  console.log(`${problems.length === 0 ? 'ok    ' : 'FAILED'} ${what}`);
};

async function checkLab(browser, names) {
  const env = { LEUKEMIA_COHORT: 'simulated', LEUKEMIA_RESULTS: join(folder, 'tables') };
  const lab = await startLab(root, env, [
    process.execPath,
    'dist/lab/lab.js',
    ...process.argv.slice(2),
  ]);
  const at = (kind, name) => lab.address(`data/results/lab/${kind}/${name}.ipynb`);
  const inWindow = (action) => inPageOfItsOwn(browser, window, ({ page }) => action(page));
  try {
    for (const name of names) {
      await inWindow(async (page) => {
        const found = await checkNotebook(page, at('run', name), picture(name), cellsMs);
        const { cells, errors, figures, traces, tables, seconds } = found;
        notebooks.push({
          notebook: name,
          cells,
          errors: errors.length,
          figures,
          traces,
          tables,
          seconds,
        });
        check(`${name}: ${cells} cells run without an error`, errors);
        check(`${name}: ${figures} figures live, ${traces} traces, ${tables} tables`, [
          ...found.problems,
          ...(figures < 3 ? [`only ${figures} figures`] : []),
        ]);
        if (name.startsWith('03')) await tweak(page, name);
      });
      await inWindow(async (page) => {
        const found = await checkUntrusted(
          page,
          at('untrusted', name),
          picture(`${name}-untrusted`),
        );
        check(`${name}: an untrusted copy shows its ${found.figures} figures`, found.problems);
      });
    }
  } finally {
    const code = await lab.stop();
    check('JupyterLab ends when asked to', code === null ? ['it still runs'] : []);
  }
}

/** What is tried in one notebook and would be the same in all. */
async function tweak(page, name) {
  const says = ['of 20 probes'];
  check(
    `${name}: a smaller number of probes gives the new number`,
    await checkTweak(page, ['topK', 50, 20], says, cellsMs),
  );
  check(
    `${name}: a wrong value is refused in its cell`,
    await checkWrongValue(page, ['topK', 20, 0], 'topK'),
  );
  check(
    `${name}: a long await is interrupted`,
    await checkInterrupt(page, 'await new Promise(() => setInterval(() => 0, 1000))'),
  );
  check(`${name}: a long loop is interrupted`, await checkInterrupt(page, 'while (true);'));
  check(
    `${name}: completion and tooltip show the types of src/`,
    await checkHelp(
      page,
      {
        complete: 'training.',
        offers: ['samples', 'probes'],
        inspect: 'training',
        shows: 'TrainingSet',
      },
      picture(name),
    ),
  );
}

const names = await copyNotebooks();
const browser = await startBrowser('chrome', { mouse: true });
if (!browser) {
  throw new Error(
    'There is no Chromium: install one (apt-get install chromium) or name it in CHROMIUM.',
  );
}
const chromium = await browser.version();
let site;
try {
  await checkLab(browser, names);
  site = await checkSite(browser, root, folder, check);
} catch (error) {
  check('the test itself', [error.stack]);
} finally {
  await browser.close();
}
const failures = checks
  .filter(([, problems]) => problems.length > 0)
  .map(([what, problems]) => ({ what, problems }));
const record = { chromium, checks: checks.length, failures, notebooks, site };
writeFileSync(join(folder, 'report.json'), `${JSON.stringify(record, null, 2)}\n`);
process.exitCode = printed(checks);
