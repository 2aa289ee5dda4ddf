/// <reference lib="dom" />
import { make } from './make.js';

/** The results tables of this run, at the end of the page, to be saved as files. */
export class Tables {
  readonly element: HTMLElement;
  private readonly list = make('ul');
  private readonly items = new Map<string, HTMLAnchorElement>();

  constructor() {
    const about = make('p', {}, 'As computed in this page, with the parameters above.');
    this.element = make('section', {
      class: 'saved',
      'aria-label': 'Tables of this run',
      hidden: true,
    });
    this.element.append(make('h2', {}, 'Tables of this run'), about, this.list);
  }

  /** Takes a table in the place of an earlier one of the same name. */
  set(name: string, text: string): void {
    const link = this.items.get(name) ?? this.add(name);
    URL.revokeObjectURL(link.href);
    const type = name.endsWith('.json') ? 'application/json' : 'text/csv';
    link.href = URL.createObjectURL(new Blob([text], { type }));
    this.element.hidden = false;
  }

  clear(): void {
    for (const { href } of this.items.values()) URL.revokeObjectURL(href);
    this.items.clear();
    this.list.replaceChildren();
    this.element.hidden = true;
  }

  private add(name: string): HTMLAnchorElement {
    const link = make('a', { download: name }, name);
    this.items.set(name, link);
    this.list.append(make('li', {}, link));
    return link;
  }
}
