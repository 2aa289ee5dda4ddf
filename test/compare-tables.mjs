// Whether two results tables say the same: texts and whole numbers exactly, other numbers to 1e-9 relative, since engines
// differ in the last bits of Math.exp and its kin.
import papaparse from 'papaparse';

const TOLERANCE = 1e-9;

const same = (a, b) => {
  if (a === b) return true;
  const [x, y] = [Number(a), Number(b)];
  if (a === '' || b === '' || !Number.isFinite(x) || !Number.isFinite(y)) return false;
  if (Number.isInteger(x) && Number.isInteger(y)) return false;
  return Math.abs(x - y) <= TOLERANCE * Math.max(Math.abs(x), Math.abs(y));
};

/** Where two parsed JSON values differ first, or undefined. */
export function differenceOfJson(expected, actual, path = '') {
  const [a, b] = [expected, actual];
  if (a === null || b === null || typeof a !== 'object' || typeof b !== 'object') {
    const numbers = typeof a === 'number' && typeof b === 'number';
    return a === b || (numbers && same(a, b)) ? undefined : `${path}: ${a} against ${b}`;
  }
  for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) {
    const found = differenceOfJson(a[key], b[key], `${path}/${key}`);
    if (found) return found;
  }
  return undefined;
}

const rowsOf = (text) => papaparse.parse(text, { skipEmptyLines: true }).data;

/** The first cell in which two CSV texts differ, or undefined. */
export function difference(expectedText, actualText) {
  const [expected, actual] = [expectedText, actualText].map(rowsOf);
  if (expected.length !== actual.length) return `${expected.length} against ${actual.length} lines`;
  for (const [i, row] of expected.entries()) {
    if (row.length !== actual[i].length)
      return `line ${i + 1}: ${row.length} against ${actual[i].length} cells`;
    for (const [j, value] of row.entries()) {
      if (!same(value, actual[i][j])) {
        return `line ${i + 1}, ${expected[0][j]}: ${value} against ${actual[i][j]}`;
      }
    }
  }
  return undefined;
}
