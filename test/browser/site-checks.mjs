// The rendered site in a browser: at a desk and on a phone, with scripts and without, served and opened as files.
import { execFileSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { openPage } from './chromium.mjs';
import { serve } from './serve.mjs';

const widths = [1280, 390];
const largestHtml = 2e6;

/**
 * Renders the notebooks that were run in JupyterLab and looks at every page.
 * @returns one object per page and width
 */
export async function checkSite(browser, root, folder, check) {
  const out = join(folder, 'site');
  const render = join(root, 'dist', 'site', 'render.js');
  execFileSync(
    process.execPath,
    [render, '--cohort', 'simulated', '--from', join(folder, 'run'), '--out', out],
    {
      stdio: 'inherit',
    },
  );
  const html = readdirSync(out).filter((file) => file.endsWith('.html'));
  check('the site has an index and six pages', html.length === 7 ? [] : html);
  const large = html.filter((file) => statSync(join(out, file)).size >= largestHtml);
  check('each HTML file is under 2 MB', large);
  const server = await serve(out);
  const pages = [];
  try {
    for (const file of html) {
      for (const width of widths) {
        const url = `${server.address}${file}`;
        const found = await lookAtPage(browser, url, { width, height: 900 });
        const shot = join(folder, 'pictures', `site-${file.replace('.html', '')}-${width}.png`);
        await found.page.screenshot({ path: shot, fullPage: true });
        await found.page.context().close();
        const { figures, live, problems } = found;
        check(`${file} at ${width} pixels: ${live} of ${figures} figures live`, problems);
        pages.push({ page: file, width, figures, live, problems: problems.length });
      }
      check(`${file}: pictures without scripts`, await withoutScripts(browser, join(out, file)));
      check(`${file}: figures live when opened as a file`, await asFile(browser, join(out, file)));
    }
  } finally {
    server.close();
  }
  return pages;
}

/** Opens a page, scrolls through it, and says what is wrong with it. */
async function lookAtPage(browser, url, viewport) {
  const { page, errors, strangers } = await openPage(browser, viewport);
  await page.goto(url);
  const figures = await page.locator('main figure img').count();
  // The index shows pictures of the notebooks only.
  const index = url.endsWith('index.html');
  const live = index ? 0 : await drawAll(page);
  const overflow = await page.evaluate(
    () => globalThis.document.documentElement.scrollWidth - globalThis.innerWidth,
  );
  const nameless = await page.locator('img:not([alt]), img[alt=""]').count();
  const problems = [
    ...errors,
    ...strangers.map((stranger) => `asks another host: ${stranger}`),
    ...(overflow > 0 ? [`${overflow} pixels wider than the window`] : []),
    ...(nameless > 0 ? [`${nameless} pictures without a text`] : []),
    ...(!index && live < figures ? [`${live} of ${figures} figures are live`] : []),
  ];
  return { page, figures, live, problems };
}

/** Brings every figure into view and waits until it is drawn; returns how many are. */
async function drawAll(page) {
  const figures = page.locator('main figure');
  const drawn = page.locator('main figure .js-plotly-plot .main-svg');
  for (let at = 0; at < (await figures.count()); at++) {
    const figure = figures.nth(at);
    await figure.scrollIntoViewIfNeeded();
    await figure
      .locator('.js-plotly-plot .main-svg')
      .first()
      .waitFor({ timeout: 10_000 })
      .catch(() => undefined);
  }
  await drawn.count();
  return page.locator('main figure:has(.js-plotly-plot .main-svg)').count();
}

async function withoutScripts(browser, path) {
  const { page, errors } = await openPage(browser, {
    width: 1280,
    height: 900,
    javaScriptEnabled: false,
  });
  await page.goto(pathToFileURL(path).href);
  const pictures = page.locator('main figure img');
  const problems = [...errors];
  for (let at = 0; at < (await pictures.count()); at++) {
    await pictures.nth(at).scrollIntoViewIfNeeded();
    const box = await pictures.nth(at).boundingBox();
    if (!box || box.width < 100 || box.height < 60)
      problems.push(`picture ${at + 1} does not show`);
  }
  await page.context().close();
  return problems;
}

async function asFile(browser, path) {
  const { page, problems } = await lookAtPage(browser, pathToFileURL(path).href, {
    width: 1280,
    height: 900,
  });
  await page.context().close();
  return problems;
}
