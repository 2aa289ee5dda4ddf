/// <reference lib="dom" />
import { printed } from '../../../presentation/parameters-check.js';
import { highlight } from '../../highlight.js';
import type { Values } from './address.js';
import type { ProgramParameter } from '../../../rerun/program.js';

/**
 * The source of the parameters cell with other values; a parameter that the cell does not have stands behind its first.
 * @param fields where the values stand in the source
 */
export function parametersCode(
  source: string,
  fields: readonly ProgramParameter[],
  changed: Values,
): string {
  const written = fields.map(({ name }) => name);
  const more = Object.keys(changed).filter((name) => !written.includes(name));
  const lines = more.map((name) => `\n  ${name}: ${printed(changed[name])},`);
  let code = source;
  const backwards = fields.map((field, at) => ({ ...field, at })).sort((a, b) => b.start - a.start);
  for (const { name, start, end, at } of backwards) {
    const value = name in changed ? printed(changed[name]) : source.slice(start, end);
    // The rest of the first field's line is its comma and comment.
    const line = code.indexOf('\n', end);
    const behind = line < 0 ? code.length : line;
    const inserted = at === 0 ? code.slice(end, behind) + lines.join('') : code.slice(end, behind);
    code = code.slice(0, start) + value + inserted + code.slice(behind);
  }
  return code;
}

/** The code of the parameters cell on its page, which follows the controls. */
export class ParametersCode {
  constructor(
    private readonly section: HTMLElement,
    private readonly source: string,
    private readonly fields: readonly ProgramParameter[],
  ) {}

  show(changed: Values): void {
    const code = parametersCode(this.source.trimEnd(), this.fields, changed);
    const shown = this.section.querySelector('details.code code');
    if (shown) shown.innerHTML = highlight(code).text;
  }
}
