import { beginCell } from './cell-maps.js';
import { bundleOf } from './last-expression.js';
import { StreamBuffer } from './stream-buffer.js';
import {
  describeDiagnostics,
  describeInterrupt,
  describeThrown,
  type KernelError,
} from './trace.js';
import { createConverter, createExecutor, jupyter } from './tslab.js';
import type { TslabConverter, TslabExecutor } from './tslab.js';

/** Sends a message on the iopub channel as an answer to one execute request. */
export type Publish = (type: string, content: object) => void;
export type ExecuteRequest = { code: string; silent?: boolean; stop_on_error?: boolean };
type Reply = { status: 'ok' | 'error' | 'aborted'; execution_count?: number };
type Cell = { publish: Publish; failure?: KernelError };

/** After a failure, requests that a front end had already sent are turned away for this long. */
const abortMs = 200;

/**
 * Runs cells one after another through tslab's executor, and says of each what became of it: a cell fails when it does
 * not compile, throws, is interrupted, or when a rejection or exception that nobody handled turns up while it runs.
 */
export class CellRunner {
  readonly executor: TslabExecutor;
  private readonly streams = new StreamBuffer();
  private queue: Promise<unknown> = Promise.resolve();
  private count = 0;
  private aborting = false;
  private running: Cell | undefined;
  private last: Cell | undefined;

  /** @param inCell is told when a cell's code begins to run, and when it has ended */
  constructor(
    directory: string,
    private readonly inCell: (inCell: boolean) => void,
  ) {
    this.executor = createExecutor(directory, this.converters(), {
      log: (value) => this.showResult(value),
      error: (...what) => this.reportError(what),
    });
  }

  /** Sends what cells have printed and is still held back. */
  flush(): void {
    this.streams.flush();
  }

  /** Runs a cell when those before it are done. */
  run(request: ExecuteRequest, publish: Publish): Promise<Reply> {
    const result = this.queue.then(() => this.runNow(request, publish));
    this.queue = result.catch(() => undefined);
    return result;
  }

  /** Ends a cell that is awaiting something; synchronous code is stopped by Node itself, or by `startWatch`. */
  interrupt(): void {
    if (this.running) this.running.failure ??= describeInterrupt();
    this.executor.interrupt();
  }

  /** Takes note of an exception or rejection that nobody handled: the running cell fails, at once. */
  fail(thrown: unknown): void {
    const cell = this.running ?? this.last;
    if (!cell) return console.error(thrown);
    const failure = describeThrown(thrown);
    if (!this.running) {
      // The cell it came from is over, so all that is left is to show it there.
      this.flush();
      return cell.publish('error', failure);
    }
    cell.failure ??= failure;
    this.executor.interrupt();
  }

  /** To be called as the process ends: says in the running cell why, as nobody else can. */
  leave(exitCode: number): void {
    this.flush();
    const evalue = `The cell ended the kernel's process (exit code ${exitCode}).`;
    const traceback = [`KernelExit: ${evalue}`];
    this.running?.publish('error', { ename: 'KernelExit', evalue, traceback });
  }

  private async runNow(request: ExecuteRequest, publish: Publish): Promise<Reply> {
    const stopOnError = request.stop_on_error ?? true;
    if (this.aborting && stopOnError) return { status: 'aborted' };
    const execution_count = ++this.count;
    const cell: Cell = { publish };
    this.running = this.last = cell;
    this.redirectOutput(publish);
    if (!request.silent) publish('execute_input', { code: request.code, execution_count });
    beginCell(execution_count, request.code);
    // Breaking off code drops the microtasks that wait behind it, so none of the kernel's own may.
    await turn();
    try {
      const ok = await this.executor.execute(request.code);
      if (!ok) cell.failure ??= describeThrown(new Error('The cell failed without saying why.'));
    } catch (thrown) {
      cell.failure ??= describeThrown(thrown);
    }
    // Node reports an unhandled rejection after the microtasks are done, so the verdict waits for that.
    await turn();
    this.inCell(false);
    this.flush();
    this.running = undefined;
    if (!cell.failure) return { status: 'ok', execution_count };
    publish('error', cell.failure);
    if (stopOnError) this.abortWaiting();
    return { status: 'error', execution_count, ...cell.failure };
  }

  private abortWaiting(): void {
    this.aborting = true;
    setTimeout(() => (this.aborting = false), abortMs);
  }

  /** As other kernels do, what is printed after a cell's end still goes to that cell, until the next one starts. */
  private redirectOutput(publish: Publish): void {
    const send = (name: string, text: string) => publish('stream', { name, text });
    process.stdout.write = this.streams.writer('stdout', send);
    process.stderr.write = this.streams.writer('stderr', send);
    jupyter.lastWriteDisplayData = (content, update) => {
      this.flush();
      publish(update ? 'update_display_data' : 'display_data', content);
    };
  }

  private showResult(value: unknown): void {
    this.flush();
    const data = bundleOf(value);
    this.running?.publish('execute_result', {
      execution_count: this.count,
      data,
      metadata: {},
    });
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

  private converters() {
    const node = this.watched(createConverter({ isJS: false, isBrowser: false }));
    let browser: TslabConverter | undefined;
    return {
      node,
      get browser() {
        return (browser ??= createConverter({ isJS: false, isBrowser: true }));
      },
      close: () => {
        node.close();
        browser?.close();
      },
    };
  }

  /** Reads the compiler's findings where they still have a shape, before tslab prints them. */
  private watched(converter: TslabConverter): TslabConverter {
    return {
      ...converter,
      convert: (previous, source) => {
        const result = converter.convert(previous, source);
        if (result.diagnostics.length > 0 && this.running) {
          this.running.failure = describeDiagnostics(result.diagnostics, this.count);
        } else {
          this.inCell(true);
        }
        return result;
      },
    };
  }
}

/** Lets the event loop turn once. */
function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
