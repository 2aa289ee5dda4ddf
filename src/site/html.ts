import { escapeHtml } from '../presentation/escape-html.js';

/** A piece of HTML that may be put into a page as it is. Everything else is text. */
export class Html {
  constructor(readonly text: string) {}
}

/** What a template may hold: text and numbers are escaped; `undefined` and `false` leave no trace. */
export type Fragment = Html | string | number | undefined | false | readonly Fragment[];

/** A template that escapes all it is given, except what is `Html` already. */
export function markup(strings: TemplateStringsArray, ...values: Fragment[]): Html {
  return new Html(
    strings.reduce((text, string, at) => text + toText(values[at - 1] ?? '') + string),
  );
}

function toText(value: Fragment): string {
  if (value instanceof Html) return value.text;
  if (value === undefined || value === false) return '';
  return typeof value === 'object' ? value.map(toText).join('') : escapeHtml(String(value));
}
