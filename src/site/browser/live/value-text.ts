import type { Field } from '../../../presentation/parameters-field.js';

const numeric = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;

/**
 * A parameter's value as it is typed and as it stands in an address: `50`, `auto`, `0.1,1`. A list whose texts would
 * not survive that is written as JSON.
 * @param separator between the values of a list
 */
export function textOf(value: unknown, separator = ', '): string {
  if (value === undefined) return '';
  if (!Array.isArray(value)) return typeof value === 'string' ? value : JSON.stringify(value);
  const texts = (value as (string | number)[]).map(String);
  const plain = texts.every((text) => /^[^\s,[](?:[^,]*[^\s,])?$/.test(text));
  return plain ? texts.join(separator) : JSON.stringify(value);
}

/** What a text means as the value of a field. One that means nothing there is handed on, and does not fit the field. */
export function valueOf(field: Field, text: string): unknown {
  const bare = text.trim();
  switch (field.kind) {
    case 'optional':
      return bare === '' ? undefined : bare;
    case 'number':
      return numberOf(bare);
    case 'auto-number':
      return bare === 'auto' ? bare : numberOf(bare);
    case 'numbers':
      return bare === '' ? [] : parts(bare).map(numberOf);
    case 'texts':
      return bare === '' ? [] : (listOf(bare) ?? parts(bare));
    default:
      return bare;
  }
}

function parts(text: string): string[] {
  return text.split(',').map((part) => part.trim());
}

function numberOf(text: string): number | string {
  return numeric.test(text) ? Number(text) : text;
}

function listOf(text: string): unknown[] | undefined {
  if (!text.startsWith('[')) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
