// A Jupyter kernel: tslab, with what it leaves out mended around it. Started by JupyterLab (see `lab.ts`), by the
// headless runner (`client.ts`) or anything else that speaks Jupyter: node dist/kernel/launch.js --config-path FILE
import { parseArgs } from 'node:util';
import { CellRunner } from './cell-runner.js';
import { KernelServer } from './server.js';
import { installCellTraces } from './trace.js';
import { startWatch } from './watch.js';

function launch(): void {
  const { values } = parseArgs({ options: { 'config-path': { type: 'string' } } });
  const connectionFile = values['config-path'];
  if (!connectionFile) {
    console.error(
      'The kernel needs --config-path and the connection file that Jupyter wrote for it.',
    );
    process.exit(2);
  }
  installCellTraces();
  // Packages are looked up from the notebook's directory upwards, where Jupyter starts a kernel.
  const cells = new CellRunner(process.cwd(), startWatch());
  const server = new KernelServer(cells, connectionFile);
  process.on('SIGINT', () => cells.interrupt());
  process.on('uncaughtException', (error) => cells.fail(error));
  process.on('unhandledRejection', (reason) => cells.fail(reason));
  process.on('exit', (code) => cells.leave(code));
  server.init().catch((error: unknown) => {
    console.error(`The kernel could not open its ports: ${String(error)}`);
    process.exit(1);
  });
}

launch();
