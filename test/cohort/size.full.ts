import { createGzip } from 'node:zlib';
import { Readable } from 'node:stream';

import { expect, it } from 'vitest';

import { random } from '../../src/numerics/random.js';
import { FORMATS, LABELS_FILE, read } from './texts.js';

const GIGABYTE = 2 ** 30;
const timeout = 600_000;

/** A source of so many times a block, and what was taken of it. */
function repeated(name: string, block: Buffer, times: number, { before = '', after = '' } = {}) {
  const taken = { bytes: 0 };
  const source = {
    name,
    // oxlint-disable-next-line typescript/require-await
    async *bytes() {
      yield Buffer.from(before);
      for (let k = 0; k < times; k++) {
        taken.bytes += block.length;
        yield block;
      }
      yield Buffer.from(after);
    },
  };
  return { source, taken };
}

/** By how many bytes the process grew at most. */
async function growth(work: () => Promise<unknown>): Promise<number> {
  const before = process.memoryUsage().rss;
  let most = before;
  const timer = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 50);
  await work().finally(() => clearInterval(timer));
  return most - before;
}

it.each([
  ['one line of cells', '', '1.5,'],
  ['one line of letters', '', 'x'],
  ['one quoted cell', 'a,b\n"', 'x\n'],
])('two gigabytes of %s are refused, and not held', { timeout }, async (_, before, piece) => {
  const block = Buffer.from(piece.repeat(2 ** 18));
  const times = Math.ceil((2 * GIGABYTE) / block.length);
  const { source, taken } = repeated('line.csv', block, times, { before });
  const grown = await growth(async () => {
    await expect(read('', { expression: [{ source }] })).rejects.toThrow(/^line\.csv, line \d+: /);
  });
  expect(taken.bytes).toBeLessThan(GIGABYTE / 8);
  expect(grown).toBeLessThan(GIGABYTE / 2);
});

it(
  'two gigabytes of comments before a table pass through, and are not held',
  { timeout },
  async () => {
    const block = Buffer.from(`# ${'comment '.repeat(12)}\n`.repeat(2 ** 13));
    const times = Math.ceil((2 * GIGABYTE) / block.length);
    const { source, taken } = repeated('long.csv', block, times, {
      after: FORMATS.csvProbesInRows(),
    });
    const grown = await growth(async () => {
      const cohort = await read('', { expression: [{ source }], labels: LABELS_FILE });
      expect(cohort.samples).toHaveLength(8);
    });
    expect(taken.bytes).toBeGreaterThan(2 * GIGABYTE - block.length);
    expect(grown).toBeLessThan(GIGABYTE / 2);
  },
);

it('a bomb of two gigabytes in two megabytes is refused', { timeout }, async () => {
  const { source: inner } = repeated('inner', Buffer.from(`${'0,'.repeat(2 ** 15)}0\n`), 2 ** 15);
  const source = {
    name: 'bomb.csv.gz',
    async *bytes() {
      const packed = Readable.from(inner.bytes()).pipe(createGzip({ level: 9 }));
      for await (const chunk of packed) yield chunk as Uint8Array;
    },
  };
  const grown = await growth(async () => {
    await expect(read('', { expression: [{ source }] })).rejects.toThrow(
      'bomb.csv.gz grows to more than 250 times its size',
    );
  });
  expect(grown).toBeLessThan(GIGABYTE / 2);
});

it('20,000 probes of 300 samples are read right', { timeout }, async () => {
  const [probes, samples] = [20_000, 300];
  const value = (i: number, j: number) => ((i * 7919 + j * 104_729) % 99_991) / 8 + 1;
  const ids = Array.from({ length: samples }, (_, i) => `s${i + 1}`);
  const draw = random(3);
  const labels = ids.map((id) => `${id},${draw.uniform() < 0.4 ? 'a' : 'b'}`);
  const source = {
    name: 'large.csv',
    // oxlint-disable-next-line typescript/require-await
    async *bytes() {
      yield Buffer.from(`"probe",${ids.map((id) => `"${id}"`).join(',')}\n`);
      for (let j = 0; j < probes; j++) {
        const cells = ids.map((_, i) => value(i, j));
        yield Buffer.from(`"g ""${j}"", x",${cells.join(',')}\n`);
      }
    },
  };
  const cohort = await read('', {
    expression: [{ source }],
    labels: ['sample,label', ...labels].join('\n'),
  });
  expect([cohort.samples.length, cohort.probes.length]).toEqual([samples, probes]);
  expect(cohort.probes[17].accession).toBe('g "17", x');
  for (const i of [0, 150, 299]) {
    const row = Number(cohort.samples[i].id.slice(1)) - 1;
    for (const j of [0, 9999, 19_999]) expect(cohort.expression.get(i, j)).toBe(value(row, j));
  }
});
