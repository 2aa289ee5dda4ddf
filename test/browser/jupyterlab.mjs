// A JupyterLab on loopback, started by `npm run lab` as a user would, and what the tests do in its window.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

const token = 'test';
const startMs = 15 * 60_000; // the first start may install JupyterLab
const stopMs = 30_000;

/**
 * @param root the project's folder
 * @param env variables for the kernels
 * @param command how the lab is started, with its arguments
 */
export async function startLab(root, env, command) {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const own = [
    '--no-browser',
    `--ServerApp.port=${port}`,
    '--ServerApp.ip=127.0.0.1',
    '--ServerApp.allow_root=True',
    '--LabApp.expose_app_in_browser=True',
  ];
  const child = spawn(command[0], [...command.slice(1), ...own], {
    cwd: root,
    env: { ...process.env, ...env, JUPYTER_TOKEN: token },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let log = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (log += text));
  const ended = once(child, 'exit');
  const stop = async () => {
    child.kill('SIGINT');
    await Promise.race([ended, sleep(stopMs, undefined, { ref: false })]);
    return child.exitCode ?? child.signalCode;
  };
  for (const from = Date.now(); !(await answers(`${url}/api/status?token=${token}`));) {
    if (child.exitCode !== null || Date.now() - from > startMs) {
      await stop();
      throw new Error(`JupyterLab did not start:\n${log.slice(-3000)}`);
    }
    await sleep(300);
  }
  return { address: (path) => `${url}/lab/tree/${path}?token=${token}&reset`, stop };
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  return port;
}

async function answers(url) {
  try {
    return (await fetch(url)).ok;
  } catch {
    return false;
  }
}

/** Opens a notebook of the server and waits for its kernel. */
export async function openNotebook(page, address, { kernel = true } = {}) {
  await page.goto(address);
  await page.waitForSelector('.jp-Notebook .jp-Cell', { visible: true, timeout: 60_000 });
  await page.waitForFunction(
    (wanted) => {
      const { context, sessionContext } = globalThis.jupyterapp.shell.currentWidget ?? {};
      const kernel = sessionContext?.session?.kernel;
      return context?.isReady && (!wanted || kernel?.status === 'idle');
    },
    { timeout: 60_000 },
    kernel,
  );
}

/** A command of JupyterLab, as its menus give it. */
export async function command(page, name) {
  await page.evaluate((id) => void globalThis.jupyterapp.commands.execute(id), name);
}

/** Runs all cells and waits until the kernel has nothing more to do. */
export async function runAll(page, timeout) {
  await command(page, 'notebook:restart-and-clear-outputs');
  const accept = page.locator('.jp-Dialog .jp-mod-accept').setTimeout(10_000);
  await accept.click().catch(() => undefined);
  await page.waitForFunction(
    () =>
      globalThis.jupyterapp.shell.currentWidget.sessionContext.session?.kernel?.status === 'idle',
    { timeout: 60_000 },
  );
  await command(page, 'notebook:run-all-cells');
  await page.waitForFunction(
    () => {
      const { content } = globalThis.jupyterapp.shell.currentWidget;
      const code = content.widgets.filter(({ model }) => model.type === 'code');
      const failed = code.some(({ model }) =>
        model.outputs.toJSON().some((output) => output.output_type === 'error'),
      );
      return (
        failed ||
        code.every(({ model }) => model.executionCount && model.executionState !== 'running')
      );
    },
    { timeout, polling: 250 },
  );
}

/** Saves the notebook as it stands. */
export async function save(page) {
  await page.evaluate(() => globalThis.jupyterapp.shell.currentWidget.context.save());
}

/** The code cells as the notebook has them: source, outputs, and whether any of them is an error. */
export async function codeCells(page) {
  return page.evaluate(() =>
    globalThis.jupyterapp.shell.currentWidget.content.widgets.flatMap(({ model }, at) =>
      model.type === 'code'
        ? [{ at, source: model.sharedModel.source, outputs: model.outputs.toJSON() }]
        : [],
    ),
  );
}

/** Brings a cell into view, so that JupyterLab draws it, and gives a selector of it. */
export async function scrollTo(page, at) {
  await page.evaluate(async (index) => {
    const { content } = globalThis.jupyterapp.shell.currentWidget;
    content.activeCellIndex = index;
    await content.scrollToItem(index, 'start');
  }, at);
  return `.jp-Notebook .jp-Cell[data-windowed-list-index="${at}"]`;
}

/** Replaces the text of a cell. */
export async function setSource(page, at, source) {
  await page.evaluate(
    (index, text) => {
      const { content } = globalThis.jupyterapp.shell.currentWidget;
      content.widgets[index].model.sharedModel.setSource(text);
    },
    at,
    source,
  );
}

/** Adds a code cell at the end and leaves it active, ready for typing. */
export async function addCell(page) {
  return page.evaluate(async () => {
    const { content } = globalThis.jupyterapp.shell.currentWidget;
    content.activeCellIndex = content.widgets.length - 1;
    await globalThis.jupyterapp.commands.execute('notebook:insert-cell-below');
    await globalThis.jupyterapp.commands.execute('notebook:enter-edit-mode');
    return content.activeCellIndex;
  });
}
