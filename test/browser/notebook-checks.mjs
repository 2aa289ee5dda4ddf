// What is looked at in a notebook that is open in JupyterLab: figures, tables, parameters, interrupt, help.
import { setTimeout as sleep } from 'node:timers/promises';
import { appears, count, pressWithShift } from './browser.mjs';
import {
  addCell,
  codeCells,
  command,
  openNotebook,
  runAll,
  save,
  scrollTo,
  setSource,
} from './jupyterlab.mjs';

const plotly = 'application/vnd.plotly.v1+json';
const drawnMs = 30_000;
const has = (cell, type) => cell.outputs.filter((output) => output.data?.[type]).length;

/**
 * Checks that every figure of the open notebook is drawn live with as many traces as it was given, and that every
 * table is there; takes a picture of each.
 * @param pictures the beginning of the pictures' names
 * @returns what was found: figures, traces, tables, problems
 */
async function lookAtOutputs(page, pictures, { tables = true } = {}) {
  const found = { figures: 0, traces: 0, tables: 0, problems: [] };
  for (const cell of await codeCells(page)) {
    const figures = cell.outputs.filter((output) => output.data?.[plotly]);
    const shownTables = tables ? has(cell, 'text/html') : 0;
    if (figures.length + shownTables === 0) continue;
    const place = await scrollTo(page, cell.at);
    const wanted = figures.map((output) => output.data[plotly].data.length);
    const drawn = await drawnTraces(page, place, wanted.length);
    if (drawn.join() !== wanted.join()) {
      found.problems.push(`cell ${cell.at}: traces [${drawn}] are drawn, not [${wanted}]`);
    }
    const named = await count(page, `${place} .js-plotly-plot`);
    const alternatives = await count(
      page,
      `${place} :is([role=img][aria-label]:has(.js-plotly-plot), .js-plotly-plot[aria-label])`,
    );
    if (named > 0 && alternatives < named) {
      found.problems.push(`cell ${cell.at}: a figure has no text alternative`);
    }
    const seen = await count(page, `${place} .jp-OutputArea table`);
    if (seen < shownTables)
      found.problems.push(`cell ${cell.at}: ${seen} of ${shownTables} tables`);
    found.figures += drawn.length;
    found.traces += drawn.reduce((sum, traces) => sum + traces, 0);
    found.tables += seen;
    if (drawn.length > 0) {
      const shown = await page.waitForSelector(place, { visible: true });
      await shown.screenshot({ path: `${pictures}-${cell.at}.png` });
    }
  }
  return found;
}

/** Waits until as many figures as wanted are drawn in a cell, and counts the traces of each. */
async function drawnTraces(page, place, wanted) {
  const traces = () =>
    page.$$eval(`${place} .js-plotly-plot`, (plots) =>
      plots.filter((plot) => plot._fullData).map((plot) => plot.data.length),
    );
  for (const from = Date.now(); Date.now() - from < drawnMs; await sleep(100)) {
    const drawn = await traces();
    if (drawn.length >= wanted) return drawn;
  }
  return traces();
}

/** Errors among the outputs of the code cells, one line each. */
async function errorsOf(page) {
  return (await codeCells(page)).flatMap(({ at, outputs }) =>
    outputs
      .filter((output) => output.output_type === 'error' || output.name === 'stderr')
      .map((output) => `cell ${at}: ${output.evalue ?? output.text}`),
  );
}

/** Runs a notebook from top to bottom and looks at it. */
export async function checkNotebook(page, address, pictures, timeout) {
  const started = Date.now();
  await openNotebook(page, address);
  await runAll(page, timeout);
  const seconds = (Date.now() - started) / 1000;
  // The site is rendered from what ran here.
  await save(page);
  const errors = await errorsOf(page);
  const outputs = await lookAtOutputs(page, pictures);
  const cells = (await codeCells(page)).length;
  return { cells, errors, seconds, ...outputs };
}

/** Puts another number into the parameters cell, runs all, and looks for it in what the notebook then says. */
export async function checkTweak(page, [name, from, to], says, timeout) {
  const parameters = (await codeCells(page)).find(({ source }) => source.includes('parameters'));
  const changed = parameters.source.replace(`${name}: ${from},`, `${name}: ${to},`);
  if (changed === parameters.source) return [`the parameters cell has no ${name}: ${from}`];
  await setSource(page, parameters.at, changed);
  await runAll(page, timeout);
  const errors = await errorsOf(page);
  const text = JSON.stringify((await codeCells(page)).map(({ outputs }) => outputs));
  return [
    ...errors,
    ...says.filter((words) => !text.includes(words)).map((words) => `"${words}" is not shown`),
  ];
}

/** A wrong value in the parameters cell is refused in that cell, by a text that says what is allowed. */
export async function checkWrongValue(page, [name, from, to], says) {
  const parameters = (await codeCells(page)).find(({ source }) => source.includes('parameters'));
  await setSource(
    page,
    parameters.at,
    parameters.source.replace(`${name}: ${from},`, `${name}: ${to},`),
  );
  await runCell(page, parameters.at);
  await page.waitForFunction(
    (at) =>
      globalThis.jupyterapp.shell.currentWidget.content.widgets[at].model.outputs
        .toJSON()
        .some((output) => output.output_type === 'error'),
    { timeout: 20_000 },
    parameters.at,
  );
  await failureIsOver();
  const [error] = (await codeCells(page)).find(({ at }) => at === parameters.at).outputs;
  await setSource(page, parameters.at, parameters.source);
  return error.evalue?.includes(says) ? [] : [`the error says: ${error.evalue}`];
}

/** Interrupts a cell that would run for ever; the next cell must run. */
export async function checkInterrupt(page, source) {
  const at = await addCell(page);
  await setSource(page, at, source);
  await runCell(page, at);
  await waitForStatus(page, 'busy');
  await sleep(1000);
  await command(page, 'notebook:interrupt-kernel');
  await waitForStatus(page, 'idle');
  await failureIsOver();
  const next = await addCell(page);
  await setSource(page, next, '6 * 7');
  await runCell(page, next);
  await page.waitForFunction(
    (index) =>
      globalThis.jupyterapp.shell.currentWidget.content.widgets[index].model.outputs.length > 0,
    { timeout: 20_000 },
    next,
  );
  const cells = await codeCells(page);
  const interrupted = cells.find((cell) => cell.at === at).outputs;
  const answer = cells.find((cell) => cell.at === next).outputs;
  const problems = [];
  if (!interrupted.some(({ output_type }) => output_type === 'error')) {
    problems.push('the interrupted cell shows no error');
  }
  if (answer[0]?.data?.['text/plain'] !== '42') problems.push('the cell after it did not run');
  return problems;
}

/** Cells sent in the moment after a failure are turned away, as they may have been queued behind it. */
const failureIsOver = () => sleep(1000);

/** Types into a new cell as a person does; completion and the tooltip must know the types of src/. */
export async function checkHelp(page, { complete, offers, inspect, shows }, picture) {
  const problems = [];
  await addCell(page);
  await page.keyboard.type(complete, { delay: 20 });
  await page.keyboard.press('Tab');
  const offered = await textOnceShown(page, '.jp-Completer-item');
  for (const name of offers) {
    if (!offered.includes(name))
      problems.push(`completion does not offer ${name}: ${offered.slice(0, 200)}`);
  }
  await page.screenshot({ path: `${picture}-completion.png` });
  await page.keyboard.press('Escape');
  await addCell(page);
  await page.keyboard.type(inspect, { delay: 20 });
  await pressWithShift(page, 'Tab');
  const text = await textOnceShown(page, '.jp-Tooltip');
  if (!text.includes(shows)) problems.push(`the tooltip says: ${text.slice(0, 200)}`);
  await page.screenshot({ path: `${picture}-tooltip.png` });
  await page.keyboard.press('Escape');
  return problems;
}

async function textOnceShown(page, selector) {
  await appears(page, selector, 15_000);
  return page.$$eval(selector, (shown) => shown.map(({ innerText }) => innerText).join(' '));
}

/** Opens a notebook that nobody has run here, and so nobody trusts: its figures must show all the same. */
export async function checkUntrusted(page, address, pictures) {
  await openNotebook(page, address, { kernel: false });
  const trusted = await page.evaluate(() =>
    globalThis.jupyterapp.shell.currentWidget.content.widgets.every(({ model }) => model.trusted),
  );
  const found = await lookAtOutputs(page, pictures, { tables: false });
  return { ...found, problems: [...(trusted ? ['the copy is trusted'] : []), ...found.problems] };
}

async function runCell(page, at) {
  await page.evaluate((index) => {
    globalThis.jupyterapp.shell.currentWidget.content.activeCellIndex = index;
    void globalThis.jupyterapp.commands.execute('notebook:run-cell');
  }, at);
}

async function waitForStatus(page, status) {
  await page.waitForFunction(
    (wanted) =>
      globalThis.jupyterapp.shell.currentWidget.sessionContext.session.kernel.status === wanted,
    { timeout: 30_000 },
    status,
  );
}
