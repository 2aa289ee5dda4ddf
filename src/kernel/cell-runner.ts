// Not the global ones, which do nothing more for a cell that was stopped.
import { setImmediate, setTimeout } from 'node:timers';
import { newCell, type Cell, type CellOrigin } from './cell.js';
import { beginCell } from './cell-maps.js';
import { stopTimersWith } from './cell-timers.js';
import { endWorkers, forgetWorkers } from './cell-workers.js';
import { watchedConverters, type Conversion } from './converters.js';
import { formOf } from './last-expression.js';
import { rebuildNotes } from './rebuilt.js';
import { StreamBuffer } from './stream-buffer.js';
import {
  describeDiagnostics,
  describeInterrupt,
  describeThrown,
  type KernelError,
} from './trace.js';
import { createExecutor, jupyter, type TslabExecutor } from './tslab.js';
import type { TellWatch } from './watch.js';

export type ExecuteRequest = { code: string; silent?: boolean; stop_on_error?: boolean };
type Reply = {
  status: 'ok' | 'error' | 'aborted';
  execution_count?: number;
  /** Milliseconds that went into translating and type-checking. */
  compiling?: number;
};

/** After a failure, requests that a front end had already sent are turned away for this long. */
const abortMs = 200;

/**
 * Runs cells one after another through tslab's executor, and says of each what became of it: a cell fails when it does
 * not compile, throws, is interrupted, or when a rejection or exception that nobody handled turns up while it runs.
 */
export class CellRunner {
  readonly executor: TslabExecutor;
  private readonly streams = new StreamBuffer();
  private readonly rebuildNote = rebuildNotes();
  private queue: Promise<unknown> = Promise.resolve();
  private count = 0;
  private aborting = false;
  private running: Cell | undefined;
  private last: Cell | undefined;

  constructor(
    directory: string,
    private readonly watch: TellWatch,
  ) {
    const converters = watchedConverters((result) => this.compiled(result));
    this.executor = createExecutor(directory, converters, {
      log: (value) => this.running?.result.push(value),
      error: (...what) => this.reportError(what),
    });
    stopTimersWith(() => this.running);
  }

  /** Sends what cells have printed and is still held back. */
  flush(): void {
    this.streams.flush();
  }

  /** Runs a cell when those before it are done. */
  run(request: ExecuteRequest, origin: CellOrigin): Promise<Reply> {
    const result = this.queue.then(async () => {
      origin.running(true);
      const reply = await this.runNow(request, origin.publish);
      origin.running(false);
      return reply;
    });
    this.queue = result.catch(() => undefined);
    return result;
  }

  /**
   * Ends a cell that is awaiting something; synchronous code is stopped by Node itself, or by `startWatch`.
   * @param cell its number; default: whichever runs
   */
  interrupt(cell = this.count): void {
    if (this.running && cell === this.count) this.stop(this.running, describeInterrupt());
  }

  /** Takes note of an exception or rejection that nobody handled: the running cell fails, at once. */
  fail(thrown: unknown): void {
    const cell = this.running ?? this.last;
    if (!cell) return console.error(thrown);
    if (this.running) return this.stop(cell, describeThrown(thrown));
    // The cell it came from is over, so all that is left is to show it there.
    this.flush();
    cell.publish('error', describeThrown(thrown));
  }

  private stop(cell: Cell, failure: KernelError): void {
    cell.failure ??= failure;
    cell.end();
    this.executor.interrupt();
  }

  private async runNow(request: ExecuteRequest, publish: CellOrigin['publish']): Promise<Reply> {
    const stopOnError = request.stop_on_error ?? true;
    if (this.aborting && stopOnError) return { status: 'aborted' };
    const execution_count = ++this.count;
    const cell = newCell(publish);
    this.running = this.last = cell;
    this.redirectOutput(publish);
    if (!request.silent) publish('execute_input', { code: request.code, execution_count });
    const note = this.rebuildNote();
    if (note) publish('stream', { name: 'stderr', text: note });
    beginCell(execution_count, request.code);
    this.watch(execution_count, false);
    forgetWorkers();
    // Breaking off code drops the microtasks that wait behind it, so none of the kernel's own may.
    await turn();
    if (!cell.failure) await this.execute(cell, request.code);
    // Node reports an unhandled rejection after the microtasks are done, so the verdict waits for that.
    await turn();
    this.watch(0, false);
    this.flush();
    if (cell.stopped) await endWorkers();
    this.running = undefined;
    const { compiling } = cell;
    if (!cell.failure) return { status: 'ok', execution_count, compiling };
    publish('error', cell.failure);
    if (stopOnError) this.abortWaiting();
    return { status: 'error', execution_count, ...cell.failure };
  }

  private async execute(cell: Cell, code: string): Promise<void> {
    try {
      const ok = await this.executor.execute(code);
      if (!ok) cell.failure ??= describeThrown(new Error('The cell failed without saying why.'));
      await Promise.race([this.showResult(cell), cell.ended]);
    } catch (thrown) {
      cell.failure ??= describeThrown(thrown);
    }
  }

  private async showResult(cell: Cell): Promise<void> {
    for (const value of cell.result) {
      const form = await formOf(value);
      this.flush();
      if (!cell.failure) {
        cell.publish('execute_result', { execution_count: this.count, ...form });
      }
    }
  }

  private abortWaiting(): void {
    this.aborting = true;
    setTimeout(() => (this.aborting = false), abortMs);
  }

  /** As other kernels do, what is printed after a cell's end still goes to that cell, until the next one starts. */
  private redirectOutput(publish: CellOrigin['publish']): void {
    const send = (name: string, text: string) => publish('stream', { name, text });
    process.stdout.write = this.streams.writer('stdout', send);
    process.stderr.write = this.streams.writer('stderr', send);
    jupyter.lastWriteDisplayData = (content, update) => {
      this.flush();
      publish(update ? 'update_display_data' : 'display_data', content);
    };
  }

  /** Reads the compiler's findings where they still have a shape, before tslab prints them. */
  private compiled({ diagnostics }: Conversion): void {
    if (this.running) this.running.compiling = performance.now() - this.running.began;
    if (diagnostics.length === 0) this.watch(this.count, true);
    else if (this.running) this.running.failure = describeDiagnostics(diagnostics, this.count);
  }

  /** tslab hands over what was thrown, or a format with arguments for a finding of the compiler. */
  private reportError(what: unknown[]): void {
    if (!this.running) return;
    if (what.length > 1) {
      // Findings in the cell itself are known by now; those in a `@module` cell are only told, as tslab does.
      if (!this.running.failure) console.error(...what);
      return;
    }
    const code = (what[0] as { code?: unknown } | null)?.code;
    const interrupted = code === 'ERR_SCRIPT_EXECUTION_INTERRUPTED';
    this.running.failure ??= interrupted ? describeInterrupt() : describeThrown(what[0]);
  }
}

/** Lets the event loop turn once. */
function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
