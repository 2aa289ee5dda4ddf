/// <reference lib="dom" />
import type { Ask, Tell } from '../../../rerun/protocol.js';
import type { PageParts } from '../alive.js';
import { readAddress, writeAddress, type Values } from './address.js';
import { CellView } from './cell-view.js';
import { CohortChoice } from './cohort-choice.js';
import { OWN_FILE } from './cohorts.js';
import { Controls } from './controls.js';
import { Editor } from './editor.js';
import { Engine, type WorkerLike } from './engine.js';
import { Notes } from './notes.js';
import { Panel } from './panel.js';
import { ParametersCode } from './parameters-code.js';
import { parametersOf, type PageProgram } from './program.js';
import { RunView } from './run-view.js';
import { Settings } from './settings.js';
import { Status } from './status.js';
import { Tables } from './tables.js';

/** How long a slider may rest before its value counts, in ms. */
const pause = 30;

/** A page that runs its notebook: what the reader does goes to the worker, and what the worker tells is shown. */
export class LivePage {
  private readonly settings: Settings;
  private readonly cohort: CohortChoice;
  private readonly controls: Controls;
  private readonly status = new Status({
    stop: () => this.engine.stop(),
    reset: () => this.reset(),
  });
  private readonly tables = new Tables();
  private readonly notes: Notes;
  private readonly view: RunView;
  private readonly engine: Engine;
  private readonly editors = new Map<string, Editor>();
  private readonly edited = new Map<string, string>();
  private readonly code?: ParametersCode;
  private readonly asked: readonly string[];
  private timer?: ReturnType<typeof setTimeout>;

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
    const cells = new Map<string, CellView>();
    for (const { id, source } of program.cells) {
      const section = document.getElementById(`cell-${id}`);
      if (!section) continue;
      cells.set(id, new CellView(section, page.figures));
      if (id === program.parameters?.cell)
        this.code = new ParametersCode(section, source, program.parameters.fields);
      else if (section.querySelector('details.code'))
        this.editors.set(id, this.editor(id, section, source));
    }
    this.view = new RunView(cells, this.status, this.tables);
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
    new Panel(this.status.element, this.notes.element, this.controls.element).enter(focus);
    this.page.invitation.replaceWith(this.notes.cohort);
    this.page.article.append(this.tables.element);
    this.status.say('Loading the code…');
  }

  /** Takes files that the reader chose or dropped. */
  give(files: readonly File[]): void {
    this.cohort.use(files);
    this.engine.give(this.cohort.files.all);
    this.status.say(`Reading ${files.map(({ name }) => name).join(', ')}…`);
  }

  private hear(tell: Tell): void {
    if (tell.kind === 'ready') this.offered(tell.cohorts);
    else if (tell.kind === 'refused') this.fail(tell.message);
    else this.view.hear(tell);
  }

  private offered(cohorts: readonly string[]): void {
    const missing = this.cohort.offer(cohorts);
    const own = missing === undefined || missing === 'golub' || missing === 'auto';
    const lost = own
      ? []
      : [
          `The cohort ${missing} is not on this site; if it is your file, give it to this page again.`,
        ];
    this.notes.problems([...this.asked, ...lost]);
    this.cohort.bound();
    this.controls.rebuild(this.cohort.inputs());
    this.run();
  }

  private change(name: string, value: unknown): void {
    this.settings.set(name, value);
    if (name === 'cohort') {
      for (const other of OWN_FILE) this.settings.set(other, undefined);
      this.cohort.bound();
      this.controls.rebuild(this.cohort.inputs());
    }
    clearTimeout(this.timer);
    if (this.controls.check()) this.timer = setTimeout(() => this.run(), pause);
  }

  /** @param force a cell that is to run whatever it depends on */
  private run(force?: string): void {
    if (!this.controls.check())
      return this.status.say('A parameter has a value that it can’t have: nothing is run.');
    const { changed } = this.settings;
    history.replaceState(
      history.state,
      '',
      location.pathname + writeAddress(this.linkable(changed)) + location.hash,
    );
    this.code?.show(changed);
    this.controls.showOwnFile(this.cohort.isOwnFile);
    this.notes.show(this.cohort.current);
    const others = Object.keys(changed).filter(
      (name) => name !== 'cohort' && !OWN_FILE.includes(name),
    );
    const otherCohort = this.notes.otherThanPublished(this.cohort.current);
    this.view.begin({ otherCohort, pristine: others.length === 0 && this.edited.size === 0 });
    this.engine.run({ parameters: changed, edited: Object.fromEntries(this.edited), force });
  }

  /** What an address can say: not which file a reader has. */
  private linkable(changed: Values): Values {
    if (!this.cohort.isOwnFile) return changed;
    return Object.fromEntries(
      Object.entries(changed).filter(([name]) => name !== 'cohort' && !OWN_FILE.includes(name)),
    );
  }

  private editor(id: string, section: HTMLElement, source: string): Editor {
    const run = (text: string) => {
      if (text === source) this.edited.delete(id);
      else this.edited.set(id, text);
      this.run(id);
    };
    return new Editor({ section, source, run });
  }

  /** Back to what was published: outputs, parameters, code and address. */
  private reset(): void {
    clearTimeout(this.timer);
    this.engine.stop();
    this.settings.reset();
    this.edited.clear();
    this.cohort.bound();
    this.controls.rebuild(this.cohort.inputs());
    for (const editor of this.editors.values()) editor.reset();
    this.code?.show({});
    this.view.restore();
    this.notes.problems([]);
    history.replaceState(history.state, '', location.pathname + location.hash);
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
