/// <reference lib="dom" />
import type { MimeBundle } from '../../../presentation/display.js';
import type { Tell } from '../../../rerun/protocol.js';
import type { CellView, MadeWith } from './cell-view.js';
import { blockedBy } from './failure.js';
import { make } from './make.js';
import { progressLine, type ProgressLine } from './progress-line.js';
import { type Shown, shownOf } from './shown.js';
import type { Status } from './status.js';
import type { Tables } from './tables.js';

type Of<Kind> = Extract<Tell, { kind: Kind }>;
type Output = { data: MimeBundle; id?: string };

/** What a page shows of its runs, as the worker tells of them. */
export class RunView {
  private readonly outputs = new Map<string, Output[]>();
  private readonly waiting = new Set<string>();
  private readonly failed = new Set<string>();
  /** Cells that did not run because one before them failed. */
  private readonly held = new Set<string>();
  private readonly showing = new Set<Promise<unknown>>();
  private began = 0;
  /** Whether it is known what of the run's cells waits: where none does, the worker says nothing of it. */
  private told = false;
  private run = 0;
  /** The cell that runs. */
  private runs?: string;
  private made: MadeWith = { pristine: true };

  constructor(
    private readonly cells: ReadonlyMap<string, CellView>,
    private readonly status: Status,
    private readonly tables: Tables,
  ) {}

  /** A run was asked for. */
  begin(made: MadeWith): void {
    this.began = performance.now();
    this.made = made;
    for (const cell of this.cells.values()) void this.follow(cell.resume());
  }

  hear(tell: Tell): void {
    if ('run' in tell && tell.run !== this.run) this.enter(tell.run);
    if (tell.kind === 'stale') this.stale(tell.cells);
    else if (tell.kind === 'started') this.started(tell.cell);
    else if (tell.kind === 'output') this.output(tell);
    else if (tell.kind === 'ended') void this.follow(this.ended(tell));
    else if (tell.kind === 'blocked') this.blocked(tell);
    else if (tell.kind === 'table') this.tables.set(tell.name, tell.text);
    else if (tell.kind === 'done') void this.done(tell.stopped);
  }

  /** Shows the published outputs of all cells. */
  restore(): void {
    this.forget();
    for (const cell of this.cells.values()) {
      cell.restore();
      cell.settle();
    }
  }

  /** Nothing is known any more of what the worker has computed, and nothing runs. */
  forget(): void {
    this.abandon();
    this.outdate();
    this.outputs.clear();
    this.waiting.clear();
    this.failed.clear();
    this.held.clear();
    this.tables.clear();
  }

  /** The worker left what it did for another run. */
  private enter(run: number): void {
    this.run = run;
    this.runs = undefined;
    this.told = false;
    this.failed.clear();
    this.held.clear();
  }

  private stale(cells: readonly string[]): void {
    this.told = true;
    this.waiting.clear();
    for (const id of cells) this.waiting.add(id);
    for (const [id, cell] of this.cells) {
      if (this.waiting.has(id)) cell.state = 'stale';
      else if (![...this.failed, ...this.held].includes(id) && id !== this.runs) cell.settle();
    }
  }

  private started(id: string): void {
    this.outputs.set(id, []);
    this.waiting.delete(id);
    this.runs = id;
    const cell = this.cells.get(id);
    if (!cell) return;
    cell.state = 'running';
    this.status.running(cell.place, this.waiting.size);
  }

  private output({ cell, data, id }: Of<'output'>): void {
    const all = this.outputs.get(cell) ?? [];
    const at = id === undefined ? -1 : all.findIndex((output) => output.id === id);
    if (at >= 0) all[at] = { data, id };
    else all.push({ data, id });
    this.outputs.set(cell, all);
    const line = lineOf(data);
    if (line) this.status.progress(line);
    else if (takesTurns({ data, id })) void this.follow(this.soFar(cell, all));
  }

  /** A figure that others will take the place of is shown at once, with what the cell put out before it. */
  private async soFar(id: string, all: readonly Output[]): Promise<void> {
    // What is published says more, and will come of it.
    if (this.made.pristine && this.made.otherCohort === undefined) return;
    await this.cells.get(id)?.showSoFar(all.flatMap(shownSoFar));
  }

  private async ended({ cell: id, error }: Of<'ended'>): Promise<void> {
    const cell = this.cells.get(id);
    const outputs = this.outputs.get(id) ?? [];
    const all = outputs.flatMap(({ data }) => shownOf(data) ?? []);
    this.outputs.delete(id);
    this.runs = undefined;
    if (!cell) return;
    if (error) {
      this.failed.add(id);
      cell.fail(error);
      // What it put out before it failed stands there as well; where that is nothing, the last outputs stay.
      if (outputs.some(takesTurns)) await this.soFar(id, outputs);
      else if (all.length > 0) await cell.show(all, this.made);
      cell.state = 'outdated';
    } else if ((await cell.show(all, this.made)) && !this.isDue(id)) cell.state = 'settled';
  }

  /** Whether a cell waits or runs again already. */
  private isDue(id: string): boolean {
    return this.waiting.has(id) || this.runs === id;
  }

  private blocked({ cell: id, by }: Of<'blocked'>): void {
    const cell = this.cells.get(id);
    this.waiting.delete(id);
    if (!cell) return;
    this.held.add(id);
    cell.note(blockedBy(by, `“${this.cells.get(by)?.place ?? by}”`));
    cell.state = 'outdated';
  }

  /** The cell that runs does not come to its end. */
  private abandon(): void {
    if (this.runs !== undefined) this.waiting.add(this.runs);
    this.runs = undefined;
  }

  /** Nothing will come of what waits. */
  private outdate(): void {
    for (const id of this.waiting) {
      const cell = this.cells.get(id);
      if (cell) cell.state = 'outdated';
    }
  }

  private async done(stopped: boolean): Promise<void> {
    if (!this.told) this.stale([]);
    this.abandon();
    const { began } = this;
    while (this.showing.size > 0) await Promise.allSettled([...this.showing]);
    // Another run was asked for meanwhile, and will tell of itself.
    if (began !== this.began) return;
    this.outdate();
    const moved = [...this.cells].flatMap(([id, { moved, place }]) =>
      moved ? [{ id, place }] : [],
    );
    const ms = performance.now() - began;
    const counts = { failed: this.failed.size, held: this.held.size, outdated: this.waiting.size };
    const { otherCohort } = this.made;
    this.status.done({ ms, stopped, ...counts, otherCohort, moved });
  }

  private async follow(showing: Promise<unknown>): Promise<void> {
    this.showing.add(showing);
    await showing.catch(console.error);
    this.showing.delete(showing);
  }
}

function lineOf(data: MimeBundle): ProgressLine | undefined {
  const text = data['text/plain'];
  return typeof text === 'string' ? progressLine(text) : undefined;
}

/** Whether an output is a figure in a place where there will be others. */
function takesTurns({ data, id }: Output): boolean {
  return id !== undefined && shownOf(data)?.kind === 'figure';
}

/** An output of a cell that still runs. The line of progress is in the status, and only keeps its place here. */
function shownSoFar({ data }: Output): Shown[] {
  if (lineOf(data)) return [{ kind: 'element', element: make('pre', { hidden: true }) }];
  const shown = shownOf(data);
  return shown ? [shown] : [];
}
