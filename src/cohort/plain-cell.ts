import { isNumber } from './is-number.js';

/** Letters at which spreadsheets take a cell for a formula. */
const FORMULA = /^[=+\-@\t\r]/;

/** A text as a cell that no spreadsheet runs: what looks like a formula gets an apostrophe, as people write it. */
export function plainCell(text: string): string {
  return FORMULA.test(text) && !isNumber(text) ? `'${text}` : text;
}

/** A cell of comma-separated values, in quotes where it needs them (RFC 4180). */
export function quotedCell(text: string): string {
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
