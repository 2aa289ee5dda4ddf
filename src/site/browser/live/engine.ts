import type { Ask, GivenFile, Tell } from '../../../rerun/protocol.js';

/** What is used of a worker. */
export interface WorkerLike {
  postMessage(ask: Ask): void;
  terminate(): void;
  onmessage: ((event: { data: Tell }) => void) | null;
  onerror: ((event: { message?: string }) => void) | null;
}

export interface EngineOptions {
  readonly openWorker: () => WorkerLike;
  readonly open: Extract<Ask, { kind: 'open' }>;
  readonly hear: (tell: Tell) => void;
  /** Told when the worker can't be loaded, or dies. */
  readonly fail: (message: string) => void;
  /** Told when a worker that did not stop was replaced: whatever it had computed is gone. */
  readonly replaced: () => void;
}

type Run = Omit<Extract<Ask, { kind: 'run' }>, 'kind' | 'run'>;

/** How long a worker may take to stop, in ms, before it is ended. */
const patience = 3000;

/** The worker that runs a notebook, as a page sees it: asked again while it runs, it does the new in place of the old. */
export class Engine {
  private worker!: WorkerLike;
  private ready = false;
  private waiting?: Run;
  /** Files that the worker took, and those that it has yet to look at. */
  private files: readonly GivenFile[] = [];
  private given?: readonly GivenFile[];
  /** That a worker is there, until it took or refused the files that it was given first. */
  private first?: Tell;
  private runs = 0;
  /** The run that the worker last spoke of: what it still says of an earlier one is of no interest. */
  private spoken = 0;
  /** The last run that is over. Where none was asked for since, the worker has nothing to stop, and answers nothing. */
  private over = 0;

  constructor(private readonly options: EngineOptions) {
    this.openWorker();
  }

  /** Asks for everything to be brought up to date. */
  run(what: Run): void {
    // What waited is out of date.
    this.waiting = this.ready ? undefined : what;
    if (this.ready) this.worker.postMessage({ kind: 'run', run: ++this.runs, ...what });
  }

  /** Hands on files of a cohort, in the place of earlier ones. */
  give(files: readonly GivenFile[]): void {
    this.given = files;
    if (this.ready) this.worker.postMessage({ kind: 'files', files });
  }

  /** Asks the worker to stop what runs; one that does not answer is ended, and another takes its place. */
  stop(): void {
    this.waiting = undefined;
    const { runs } = this;
    if (this.over === runs) return;
    this.worker.postMessage({ kind: 'stop' });
    setTimeout(() => {
      if (this.over < runs) this.replace();
    }, patience);
  }

  /** Stops what runs, of which nothing more is to be heard. */
  abandon(): void {
    this.stop();
    this.spoken = this.runs + 1;
  }

  private replace(): void {
    this.over = this.runs;
    this.worker.onmessage = this.worker.onerror = null;
    this.worker.terminate();
    this.openWorker();
    this.options.replaced();
  }

  private openWorker(): void {
    this.ready = false;
    this.worker = this.options.openWorker();
    this.worker.onmessage = ({ data }) => this.hear(data);
    this.worker.onerror = ({ message }) => this.options.fail(message || 'its file did not load');
    this.worker.postMessage(this.options.open);
  }

  private hear(tell: Tell): void {
    if (tell.kind === 'done') this.over = tell.run;
    if ('run' in tell) {
      if (tell.run < this.spoken) return;
      this.spoken = tell.run;
      // What was asked since is under way.
      if (tell.kind === 'done' && tell.run < this.runs) return;
      this.options.hear(tell);
    } else if (this.ready || !this.begins(tell)) this.answered(tell);
  }

  /** A worker is there. Whether it has yet to be given files, of which it then tells. */
  private begins(tell: Tell): boolean {
    this.ready = true;
    const files = this.given ?? this.files;
    if (files.length === 0) return false;
    this.first = tell;
    this.give(files);
    return true;
  }

  /** The worker is there, or took or refused files. */
  private answered(tell: Tell): void {
    if (tell.kind === 'ready') this.files = this.given ?? this.files;
    else if (this.first) this.options.hear(this.first);
    this.given = this.first = undefined;
    this.options.hear(tell);
    this.runWaiting();
  }

  private runWaiting(): void {
    const { waiting } = this;
    this.waiting = undefined;
    if (waiting) this.run(waiting);
  }
}
