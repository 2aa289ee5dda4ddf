import { plainCell, quotedCell } from '../cohort/plain-cell.js';

/** RFC 4180 text: numbers at full precision, NaN as an empty cell, truth as 1 and 0, and no cell a formula. */
export function csvText(header: readonly string[], rows: readonly (readonly unknown[])[]): string {
  const line = (cells: readonly unknown[]) => `${cells.map(written).join(',')}\n`;
  return line(header) + rows.map(line).join('');
}

function written(value: unknown): string {
  if (typeof value === 'string') return quotedCell(plainCell(value));
  if (typeof value === 'boolean') return String(Number(value));
  if (value === null || value === undefined || Number.isNaN(value)) return '';
  return typeof value === 'number' ? String(value) : quotedCell(JSON.stringify(value));
}
