const mostItems = 50;
const mostLevels = 4;

/** A value as text for people, of about the form in which Node prints it; a text by itself is as it is. */
export function plainText(value: unknown): string {
  return typeof value === 'string' ? value : printed(value, []);
}

/** @param around the objects that hold the value, from the outermost in */
function printed(value: unknown, around: readonly object[]): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'bigint') return `${value}n`;
  if (typeof value === 'function') return `[Function: ${value.name || 'anonymous'}]`;
  if (typeof value !== 'object' || value === null) return String(value);
  if (value instanceof Error) return `${value.name}: ${value.message}`;
  if (around.includes(value)) return '[Circular]';
  const kind = kindOf(value);
  if (around.length >= mostLevels) return `[${kind || 'Object'}]`;
  const within = (inner: unknown) => printed(inner, [...around, value]);
  if (Array.isArray(value)) return listed(value.map(within), '[', ']', value.length);
  if (ArrayBuffer.isView(value) && Symbol.iterator in value) {
    const values = [...(value as Float64Array)];
    return `${kind}(${values.length}) ${listed(values.map(String), '[', ']', values.length)}`;
  }
  const entries = entriesOf(value, within);
  return `${kind && `${kind} `}${listed(entries, '{', '}', entries.length)}`;
}

function kindOf(value: object): string {
  const { constructor } = value as { constructor?: { name?: string } };
  return constructor === Object || !constructor ? '' : (constructor.name ?? '');
}

function entriesOf(value: object, within: (inner: unknown) => string): string[] {
  if (value instanceof Set) return [...value].map(within);
  if (value instanceof Map)
    return [...value].map(([key, inner]) => `${within(key)} => ${within(inner)}`);
  return Object.entries(value).map(([key, inner]) => `${fieldName(key)}: ${within(inner)}`);
}

const fieldName = (key: string) =>
  /^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(key) ? key : JSON.stringify(key);

function listed(items: readonly string[], open: string, close: string, count: number): string {
  const shown = items.slice(0, mostItems);
  if (count > shown.length) shown.push(`... ${count - shown.length} more`);
  const line = shown.join(', ');
  const room = open === '{' && line ? ' ' : '';
  return `${open}${room}${line}${room}${close}`;
}
