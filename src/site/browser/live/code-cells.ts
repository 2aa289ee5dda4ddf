/// <reference lib="dom" />
import type { LiveFigures } from '../live-figures.js';
import type { Values } from './address.js';
import { CellView } from './cell-view.js';
import { Editor } from './editor.js';
import { ParametersCode } from './parameters-code.js';
import type { PageProgram } from './program.js';

/** The code cells of a page: their outputs, and their code as the reader has it. */
export class CodeCells {
  readonly views = new Map<string, CellView>();
  private readonly editors: Editor[] = [];
  private readonly changed = new Map<string, string>();
  private readonly parameters?: ParametersCode;

  /** @param run told of a cell that is to run, whatever it depends on */
  constructor(
    { cells, parameters }: PageProgram,
    figures: LiveFigures,
    private readonly run: (id: string) => void,
  ) {
    for (const { id, source } of cells) {
      const section = document.getElementById(`cell-${id}`);
      if (!section) continue;
      this.views.set(id, new CellView(section, figures));
      if (id === parameters?.cell) {
        this.parameters = new ParametersCode(section, source, parameters.fields);
      } else if (section.querySelector('details.code')) this.addEditor(id, section, source);
    }
  }

  /** The code of cells that is not as published. */
  get edited(): Record<string, string> {
    return Object.fromEntries(this.changed);
  }

  showParameters(changed: Values): void {
    this.parameters?.show(changed);
  }

  /** Puts the published code back. */
  reset(): void {
    this.changed.clear();
    for (const editor of this.editors) editor.reset();
    this.showParameters({});
  }

  private addEditor(id: string, section: HTMLElement, source: string): void {
    const run = (text: string) => {
      // The page shows code without the line breaks at its end.
      if (text === source.trimEnd()) this.changed.delete(id);
      else this.changed.set(id, text);
      this.run(id);
    };
    this.editors.push(new Editor({ section, source: source.trimEnd(), run }));
  }
}
