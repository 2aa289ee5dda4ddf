import { pause } from '../numerics/pause.js';
import { attempt } from './attempt.js';
import { cellError } from './cell-error.js';
import { CellValues } from './cell-values.js';
import { LiveCell } from './live-cell.js';
import type { Program } from './program.js';
import type { Ask, Tell } from './protocol.js';
import { setRunning } from './running.js';
import { turn, type Turn } from './turn.js';

/** What is to be brought up to date, and with what. */
export type RunRequest = Omit<Extract<Ask, { kind: 'run' }>, 'kind'>;

/** A request that is being served. */
interface Run {
  readonly request: RunRequest;
  readonly began: number;
  /** Whether it was stopped, or gave way to another. */
  over: boolean;
  /** Abandons the cell that runs. */
  cell: AbortController | undefined;
  /** Cells of which the page thinks that they wait, and those of which it knows that they can't run. */
  waiting: readonly string[];
  readonly blocked: Set<string>;
}

/**
 * A notebook that is run again and again, each time only as far as something changed.
 *
 * A cell runs when it never ran to its end, was edited or forced, or when something that it uses is no longer the same:
 * a value that another cell defines, or a parameter that it read. What a cell defines anew counts as the same if it is
 * so as data, so a change goes no further than it makes a difference. A cell that throws holds up those that build on
 * it and no other.
 *
 * @param surface what cells import
 */
export class Session {
  readonly #cells: readonly LiveCell[];
  readonly #values: CellValues;
  #current: Run | undefined;

  constructor(
    program: Program,
    private readonly surface: Readonly<Record<string, unknown>>,
    private readonly tell: (message: Tell) => void,
  ) {
    this.#cells = program.cells.map((cell) => new LiveCell(cell));
    this.#values = new CellValues(program.parameters);
  }

  /**
   * Brings everything up to date, in the place of whatever runs. What has been finished by then is kept.
   *
   * @returns when all is done, or this run was stopped or gave way to another; it never rejects
   */
  async run(request: RunRequest): Promise<void> {
    this.#abandon();
    const run = started(request);
    this.#current = run;
    this.#values.override(request.parameters);
    for (const cell of this.#cells) if (cell.id === request.force) cell.ran = undefined;
    await this.#rewrite(run);
    let next = this.#next(run);
    while (next) {
      await this.#runCell(next, run);
      // A question that came meanwhile is heard here.
      await pause();
      next = this.#next(run);
    }
    if (!run.over) this.#end(false);
  }

  /** Abandons what runs. */
  stop(): void {
    if (!this.#current) return;
    this.#abandon();
    this.#end(true);
  }

  #abandon(): void {
    if (!this.#current) return;
    this.#current.over = true;
    this.#current.cell?.abort();
    setRunning(undefined);
  }

  #end(stopped: boolean): void {
    const { request, began } = this.#current!;
    this.#current = undefined;
    this.tell({ kind: 'done', run: request.run, ms: performance.now() - began, stopped });
  }

  async #rewrite(run: Run): Promise<void> {
    const earlier = new Set<string>();
    for (const cell of this.#cells) {
      const rest = this.#cells.filter((other) => other !== cell);
      const others = new Set(rest.flatMap((other) => other.cell.defines));
      const source = run.request.edited[cell.id] ?? cell.original.source;
      await cell.rewrite(source, earlier, others, () => !run.over);
      if (run.over) return;
      cell.cell.defines.forEach((name) => earlier.add(name));
    }
  }

  #next(run: Run): LiveCell | undefined {
    if (run.over) return undefined;
    const now = turn(
      this.#cells.map((live) => ({
        ...{ id: live.id, uses: live.cell.uses, defines: live.cell.defines, ms: live.ms },
        stale: this.#values.isStale(live),
        failed: live.failedIn === run.request.run,
      })),
    );
    this.#tellWaiting(run, now);
    return this.#cells.find(({ id }) => id === now.next);
  }

  /** Tells which cells wait and which can't, as far as a page does not know it from what it was told. */
  #tellWaiting(run: Run, { pending, blocked }: Turn): void {
    const { run: number } = run.request;
    for (const [cell, by] of blocked) {
      if (run.blocked.has(cell)) continue;
      run.blocked.add(cell);
      this.tell({ kind: 'blocked', run: number, cell, by });
    }
    const known = run.waiting.filter((id) => !run.blocked.has(id));
    run.waiting = pending;
    if (known.join() !== pending.join()) {
      this.tell({ kind: 'stale', run: number, cells: pending });
    }
  }

  async #runCell(live: LiveCell, run: Run): Promise<void> {
    const about = { run: run.request.run, cell: live.id };
    this.tell({ kind: 'started', ...about });
    // One for each cell: functions of a cell that came to its end are used on, whatever becomes of this run.
    run.cell = new AbortController();
    const { signal } = run.cell;
    setRunning({ ...about, signal });
    // Whatever comes of it, what it showed before is no longer shown.
    live.ran = undefined;
    const began = performance.now();
    const trying = attempt(live, this.#values, this.surface, signal, (form) =>
      this.tell({ kind: 'output', ...about, ...form }),
    ).catch((error: unknown) => ({ error }));
    const outcome = await Promise.race([trying, aborted(signal)]);
    if (signal.aborted) return;
    run.cell = undefined;
    setRunning(undefined);
    const ms = performance.now() - began;
    run.waiting = run.waiting.filter((id) => id !== live.id);
    if (outcome) {
      live.failedIn = run.request.run;
      this.tell({ kind: 'ended', ...about, ms, error: cellError(outcome.error, live.cell) });
    } else {
      live.ms = ms;
      this.tell({ kind: 'ended', ...about, ms });
    }
  }
}

function started(request: RunRequest): Run {
  const began = performance.now();
  return { request, began, over: false, cell: undefined, waiting: [], blocked: new Set() };
}

function aborted(signal: AbortSignal): Promise<undefined> {
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => resolve(undefined), { once: true });
  });
}
