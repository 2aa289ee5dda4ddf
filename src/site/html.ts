const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

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

/** Escapes a text for use between tags and in double-quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => entities[character]);
}

function toText(value: Fragment): string {
  if (value instanceof Html) return value.text;
  if (value === undefined || value === false) return '';
  return typeof value === 'object' ? value.map(toText).join('') : escapeHtml(String(value));
}
