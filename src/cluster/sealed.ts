import { sha256 } from '../numerics/sha256.js';

/** A file that is not as it was written, or not what it should be. */
export class Damaged extends Error {
  override name = 'Damaged';
}

/**
 * JSON with its own checksum: `{"checksum":"<SHA-256 of the content's text>","content":…}`. Numbers keep all their
 * digits; NaN, which JSON has not, is null.
 *
 * @throws RangeError for an infinite number
 */
export async function sealed(content: object): Promise<string> {
  const text = JSON.stringify(content, (name, value: unknown) => {
    if (typeof value !== 'number' || Number.isFinite(value)) return value;
    if (Number.isNaN(value)) return null;
    throw new RangeError(`${name} is ${value}, and results are finite or undefined.`);
  });
  return `{"checksum":"${await sha256(text)}","content":${text}}\n`;
}

/**
 * The content of such a text, every byte of which is looked at.
 *
 * @throws Damaged when it is cut short or changed
 */
export async function unsealed(text: string): Promise<unknown> {
  const [, checksum, content] =
    /^{"checksum":"([0-9a-f]{64})","content":([^]*)}\n$/.exec(text) ?? [];
  if (content === undefined) throw new Damaged('it is cut short, or no file of results');
  if ((await sha256(content)) !== checksum) throw new Damaged('its checksum is wrong');
  return JSON.parse(content, (_, value: unknown) => (value === null ? NaN : value)) as unknown;
}

/** SHA-256 of plain data, whatever the order of the fields in its objects. */
export function fingerprint(value: unknown): Promise<string> {
  return sha256(
    JSON.stringify(value, (_, part: unknown) =>
      typeof part === 'object' && part !== null && !Array.isArray(part)
        ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
        : part,
    ),
  );
}
