// The process that runs cells, started by `launch.ts`: node dist/kernel/kernel.js CONNECTION_FILE
import { CellRunner } from './cell-runner.js';
import { readEndpoints } from './endpoints.js';
import { KernelServer } from './server.js';
import { installCellTraces } from './trace.js';
import { startWatch } from './watch.js';

function main(): void {
  installCellTraces();
  // Packages are looked up from the notebook's directory upwards, where Jupyter starts a kernel.
  const watch = startWatch((cell) => cells.interrupt(cell));
  const cells = new CellRunner(process.cwd(), watch);
  const server = new KernelServer(cells, readEndpoints(process.argv[2]));
  process.on('SIGINT', () => cells.interrupt());
  process.on('uncaughtException', (error) => cells.fail(error));
  process.on('unhandledRejection', (reason) => cells.fail(reason));
  // Why it ends is for the parent to say.
  process.on('exit', () => cells.flush());
  server.init().catch((error: unknown) => {
    console.error(`The kernel could not open its ports: ${String(error)}`);
    process.exit(1);
  });
}

main();
