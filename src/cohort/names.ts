const [BLANK, APOSTROPHE] = [32, 39];
/** By its code, whether a letter is harmless: plain ones without < > [ ]. */
const HARMLESS = Array.from({ length: 127 }, (_, code) =>
  /[ -;=?-Z^-~]/.test(String.fromCharCode(code)),
);

/**
 * Whether a name is safe as it is, as nearly all are: harmless letters, no blank at either end, no ' before. A loop, as to
 * ask a pattern of thousands of names takes several times as long.
 */
function isHarmless(name: string): boolean {
  const first = name.charCodeAt(0);
  if (first === BLANK || first === APOSTROPHE) return false;
  for (let at = 0; at < name.length; at++) {
    const code = name.charCodeAt(at);
    if (code >= HARMLESS.length || !HARMLESS[code]) return false;
  }
  return name.charCodeAt(name.length - 1) !== BLANK;
}

/**
 * A name that is safe to show anywhere. Names come from strangers' files and end up in Markdown, in HTML and in figures:
 * angle brackets become their typographic relatives, control and direction characters go, and what would be a link or a
 * picture in Markdown is taken apart.
 */
export function plainName(text: string): string {
  if (isHarmless(text)) return text;
  return (
    text
      // oxlint-disable-next-line no-control-regex
      .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ')
      .replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '')
      .replaceAll('<', '‹')
      .replaceAll('>', '›')
      .replaceAll('](', '] (')
      .trim()
      // What was written so that no spreadsheet takes it for a formula.
      .replace(/^'(?=[=+\-@])/, '')
  );
}

/** Names that results of other cohorts have, or that the project uses itself. */
const TAKEN = /^(golub|simulated|bench)(-|$)/;

/**
 * A file's name as a cohort's, fit for a folder: lower-case letters, digits, dots and dashes. It can't be mistaken for
 * a cohort of the catalogue.
 *
 * @param taken names of the catalogue
 */
export function cohortName(file: string, taken: readonly string[] = []): string {
  const base = file
    .replace(/\.gz$/i, '')
    .replace(/\.\w{1,5}$/, '')
    .replace(/_series_matrix$/i, '');
  const slug = base
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9.]+/g, '-')
    .replace(/^[-.]+|[-.]+$/g, '')
    .slice(0, 60);
  const name = slug || 'cohort';
  const clashes = TAKEN.test(name) || taken.some((one) => `${name}-`.startsWith(`${one}-`));
  return clashes ? `own-${name}` : name;
}

/** Compares names as people order them: digits by their number, everything else by code unit. */
export function naturally(a: string, b: string): number {
  const [left, right] = [a, b].map((name) => name.split(/(\d+)/));
  for (let k = 0; k < Math.min(left.length, right.length); k++) {
    if (left[k] === right[k]) continue;
    const numbers = k % 2 === 1 ? Number(left[k]) - Number(right[k]) : 0;
    return numbers || (left[k] < right[k] ? -1 : 1);
  }
  return left.length - right.length;
}

/** A text as it fits into a message. */
export function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

/** The first few of a list, and how many more there are. */
export function fewOf(names: readonly string[], most = 5): string {
  const more = names.length - most;
  return names.slice(0, most).map(shortened).join(', ') + (more > 0 ? ` and ${more} more` : '');
}
