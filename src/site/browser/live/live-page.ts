/// <reference lib="dom" />
import { OWN_NAMES } from '../../../loading/own-options.js';
import type { Ask, Tell } from '../../../rerun/protocol.js';
import type { PageParts } from '../alive.js';
import { readAddress, writeAddress } from './address.js';
import { CodeCells } from './code-cells.js';
import { CohortChoice } from './cohort-choice.js';
import { Controls } from './controls.js';
import { Engine, type WorkerLike } from './engine.js';
import { Notes } from './notes.js';
import { Panel } from './panel.js';
import { parametersOf, type PageProgram } from './program.js';
import { RunView } from './run-view.js';
import { Settings } from './settings.js';
import { Status } from './status.js';
import { Tables } from './tables.js';

/** How long a slider that moves has to rest before its value counts, in ms. */
const pause = 30;
/** A change that comes so long after the one before, in ms, is a step of its own, and counts at once. */
const apart = 300;

/** A page that runs its notebook: what the reader does goes to the worker, and what the worker tells is shown. */
export class LivePage {
  private readonly settings: Settings;
  private readonly cohort: CohortChoice;
  private readonly controls: Controls;
  private readonly status = new Status({
    stop: () => this.stop(),
    reset: () => this.reset(),
  });
  private readonly tables = new Tables();
  private readonly notes: Notes;
  private readonly view: RunView;
  private readonly engine: Engine;
  private readonly cells: CodeCells;
  /** What is wrong with the address, until it was said. */
  private readonly asked: string[];
  private timer?: ReturnType<typeof setTimeout>;
  /** When a parameter was changed last. */
  private changed = -Infinity;
  /** Whether the reader stopped what ran, and has asked for nothing since. */
  private stopped = false;

  constructor(
    private readonly page: PageParts,
    program: PageProgram,
    site: string,
    openWorker: () => WorkerLike,
  ) {
    const { schema, published } = parametersOf(program);
    this.settings = new Settings(schema, published);
    const { values, problems } = readAddress(location.search, schema, published);
    this.asked = problems;
    for (const [name, value] of Object.entries(values)) this.settings.set(name, value);
    this.cohort = new CohortChoice(this.settings, (files) => this.give(files));
    this.controls = new Controls(
      this.settings,
      (name, value) => this.change(name, value),
      this.cohort.inputs(),
    );
    this.notes = new Notes(page.article.dataset.cohort ?? '');
    this.cells = new CodeCells(program, page.figures, (id) => this.run(id));
    this.view = new RunView(this.cells.views, this.status, this.tables);
    const open: Ask = { kind: 'open', notebook: page.article.dataset.notebook!, site };
    this.engine = new Engine({
      open,
      openWorker,
      hear: (tell) => this.hear(tell),
      fail: (message) =>
        this.fail(`The code that runs the notebook could not be loaded: ${message}`),
      replaced: () => this.replaced(),
    });
  }

  /** Puts the controls on the page and begins to run. */
  enter(): void {
    const focus = location.search.length <= 1;
    new Panel(this.status, this.notes.element, this.controls.element).enter(focus);
    this.page.invitation.replaceWith(this.notes.cohort);
    this.page.article.append(this.tables.element);
    this.status.say('Loading the code…');
  }

  /** Takes files that the reader chose or dropped. */
  give(files: readonly File[]): void {
    this.engine.give(this.cohort.files.propose(files, this.cohort.isOwnFile));
    this.status.say(`Reading ${files.map(({ name }) => name).join(', ')}…`);
  }

  private hear(tell: Tell): void {
    if (tell.kind === 'ready') this.offered(tell.cohorts);
    else if (tell.kind === 'refused') this.refused(tell.message);
    else this.view.hear(tell);
  }

  private offered(cohorts: readonly string[]): void {
    const { took, missing } = this.cohort.offer(cohorts);
    const lost = missing === undefined || this.settings.published.cohort === missing;
    const problems = lost
      ? []
      : [`There is no cohort ${missing} here; a file has to be given anew.`];
    this.notes.problems([...this.asked.splice(0), ...problems]);
    this.cohort.bound();
    this.controls.rebuild(this.cohort.inputs());
    if (took || !this.stopped) this.run();
  }

  private refused(message: string): void {
    this.cohort.files.refuse();
    this.notes.problems([message]);
    this.status.say('The file was not used.');
  }

  private change(name: string, value: unknown): void {
    this.settings.set(name, value);
    this.notes.problems([]);
    if (name === 'cohort') {
      for (const other of OWN_NAMES) this.settings.set(other, undefined);
      this.cohort.bound();
      this.controls.rebuild(this.cohort.inputs());
    }
    clearTimeout(this.timer);
    const moves = performance.now() - this.changed < apart;
    this.changed = performance.now();
    if (this.controls.check()) this.timer = setTimeout(() => this.run(), moves ? pause : 0);
  }

  /** @param force a cell that is to run whatever it depends on */
  private run(force?: string): void {
    this.stopped = false;
    if (!this.controls.check())
      return this.status.say('A parameter has a value that it can’t have: nothing is run.');
    const { changed } = this.settings;
    showQuery(writeAddress(this.cohort.linkable()));
    this.cells.showParameters(changed);
    this.controls.showOwnFile(this.cohort.isOwnFile);
    this.notes.show(this.cohort.current);
    const others = Object.keys(changed).filter(
      (name) => name !== 'cohort' && !OWN_NAMES.includes(name),
    );
    const { edited } = this.cells;
    const otherCohort = this.notes.otherThanPublished(this.cohort.current);
    this.view.begin({
      otherCohort,
      pristine: others.length === 0 && Object.keys(edited).length === 0,
    });
    const parameters = this.cohort.parameters();
    this.engine.run({ parameters, edited, force });
  }

  private stop(): void {
    this.stopped = true;
    this.engine.stop();
  }

  /** Back to what was published: outputs, parameters, code and address. */
  private reset(): void {
    clearTimeout(this.timer);
    this.stopped = true;
    this.engine.abandon();
    this.settings.reset();
    this.cohort.bound();
    this.controls.rebuild(this.cohort.inputs());
    this.cells.reset();
    this.view.restore();
    this.notes.problems([]);
    showQuery('');
    this.status.rest();
    this.status.say('As published. A change runs the notebook again.');
  }

  private replaced(): void {
    this.view.forget();
    this.status.rest();
    this.status.say(
      'Stopped. What was computed is gone; a change runs the notebook from its beginning.',
    );
  }

  private fail(message: string): void {
    this.status.rest();
    this.status.say('');
    this.notes.problems([message]);
  }
}

/** Puts a query into the page's address, without a step in its history. */
function showQuery(query: string): void {
  history.replaceState(history.state, '', location.pathname + query + location.hash);
}
