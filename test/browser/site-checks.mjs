// The rendered site in a browser: at a desk and on a phone, with scripts and without, served and opened as files.
import { execFileSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { appears, count, inPageOfItsOwn } from './browser.mjs';
import { serve } from './serve.mjs';

const desk = { width: 1280, height: 900 };
const widths = [desk.width, 390];
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
        const shot = join(folder, 'pictures', `site-${file.replace('.html', '')}-${width}.png`);
        const { figures, live, problems } = await lookAtPage(
          browser,
          url,
          { ...desk, width },
          shot,
        );
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

/** Opens a page, scrolls through it, and says what is wrong with it; takes a picture of all of it where asked to. */
function lookAtPage(browser, url, viewport, picture) {
  return inPageOfItsOwn(browser, viewport, async ({ page, errors, strangers }) => {
    await page.goto(url);
    const figures = await count(page, 'main figure img');
    // The index shows pictures of the notebooks only.
    const index = url.endsWith('index.html');
    const live = index ? 0 : await drawAll(page);
    const overflow = await page.evaluate(
      () => globalThis.document.documentElement.scrollWidth - globalThis.innerWidth,
    );
    const nameless = await count(page, 'img:not([alt]), img[alt=""]');
    const problems = [
      ...errors,
      ...strangers.map((stranger) => `asks another host: ${stranger}`),
      ...(overflow > 0 ? [`${overflow} pixels wider than the window`] : []),
      ...(nameless > 0 ? [`${nameless} pictures without a text`] : []),
      ...(!index && live < figures ? [`${live} of ${figures} figures are live`] : []),
    ];
    if (picture) await page.screenshot({ path: picture, fullPage: true });
    return { figures, live, problems };
  });
}

/** Brings every figure into view and waits until it is drawn; returns how many are. */
async function drawAll(page) {
  for (const figure of await page.$$('main figure')) {
    await figure.scrollIntoView();
    await appears(figure, '.js-plotly-plot .main-svg', 10_000);
  }
  return count(page, 'main figure:has(.js-plotly-plot .main-svg)');
}

function withoutScripts(browser, path) {
  return inPageOfItsOwn(browser, desk, async ({ page, errors }) => {
    await page.setJavaScriptEnabled(false);
    await page.goto(pathToFileURL(path).href);
    const problems = [...errors];
    for (const [at, picture] of (await page.$$('main figure img')).entries()) {
      await picture.scrollIntoView();
      const box = await picture.boundingBox();
      if (!box || box.width < 100 || box.height < 60)
        problems.push(`picture ${at + 1} does not show`);
    }
    return problems;
  });
}

async function asFile(browser, path) {
  return (await lookAtPage(browser, pathToFileURL(path).href, desk)).problems;
}
