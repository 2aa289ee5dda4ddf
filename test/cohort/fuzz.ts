import fc from 'fast-check';

import { read } from './texts.js';

/**
 * Errors that a reader may give: a sentence for people, with no trace of the machinery. Anything else (a TypeError from
 * somewhere inside, an undefined in a message) is a find.
 */
export function isForPeople(error: unknown): boolean {
  if (!(error instanceof Error) || error.constructor !== Error) return false;
  const { message } = error;
  return (
    message.length > 10 && !/\bundefined\b|\[object|is not a function|Cannot read/.test(message)
  );
}

/** Reads anything: what comes back is a sound cohort, or an error for people. */
export async function holds(
  content: string | Uint8Array,
  options: Parameters<typeof read>[1] = {},
): Promise<void> {
  try {
    const { expression, samples, probes, provenance } = await read(content, options);
    const values = expression.to1DArray();
    if (values.some((value) => !Number.isFinite(value) && !Number.isNaN(value))) {
      throw new TypeError('a value is infinite');
    }
    if (values.length !== samples.length * probes.length) throw new TypeError('sizes differ');
    if (!/^[0-9a-f]{64}$/.test(provenance.checksum)) throw new TypeError('no checksum');
    const names = [...samples.map(({ id }) => id), ...probes.map(({ accession }) => accession)];
    // oxlint-disable-next-line no-control-regex
    if (names.some((name) => /[<>\u0000-\u001f]/.test(name))) throw new TypeError('markup');
  } catch (error) {
    if (!isForPeople(error)) throw error;
  }
}

/** Pieces that tables are made of, well formed and not. */
const token = fc.oneof(
  fc.constantFrom(
    ...['1', '2.5', '-3', '1e9', '1e999', 'NA', '', '?', 'Infinity', '1,5', '0x1', '"', '""', "'"],
    ...[
      '"a,b"',
      '"a""b"',
      '\t',
      ',',
      ';',
      '\n',
      '\r\n',
      '\r',
      '\0',
      '\uFEFF',
      '#1.2',
      '#1.3',
      '{',
      '}',
    ],
    ...[
      'sample',
      'label',
      'split',
      'call',
      'P',
      'A',
      'gene',
      '!Sample_title',
      '@data',
      '@relation x',
    ],
    ...['@attribute a real', '!series_matrix_table_begin', '!series_matrix_table_end', '__proto__'],
    ...[
      'constructor',
      '<b>',
      '=1+1',
      '../x',
      'training',
      'test',
      'yes',
      'no',
      '%',
      '\\',
      'é',
      '\ud800',
    ],
  ),
  fc.string({ maxLength: 4 }),
);

/** A sequence of such pieces. */
export const soup = fc.array(token, { maxLength: 120 }).map((tokens) => tokens.join(''));

/** One change to a text: a piece cut out, doubled, or put in. */
const change = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.nat(40),
  put: fc.oneof(token, fc.constant('')),
  twice: fc.boolean(),
});

/** A text with some changes. */
export function mutated(text: string): fc.Arbitrary<string> {
  return fc.array(change, { minLength: 1, maxLength: 4 }).map((changes) =>
    changes.reduce((current, { at, length, put, twice }) => {
      const start = Math.floor(at * current.length);
      const piece = current.slice(start, start + length);
      return (
        current.slice(0, start) + put + (twice ? piece + piece : '') + current.slice(start + length)
      );
    }, text),
  );
}

/** Bytes with some of them changed. */
export function mutatedBytes(bytes: Uint8Array): fc.Arbitrary<Uint8Array> {
  const flip = fc.tuple(fc.nat(bytes.length - 1), fc.nat(255));
  return fc.array(flip, { minLength: 1, maxLength: 6 }).map((flips) => {
    const copy = Uint8Array.from(bytes);
    for (const [at, value] of flips) copy[at] = value;
    return copy;
  });
}
