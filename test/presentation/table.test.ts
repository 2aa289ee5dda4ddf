import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { frame } from '../../src/presentation/frame.js';
import { formatCell, table } from '../../src/presentation/table.js';

const simulated = {
  provenance: { name: 'simulated', source: 'a test', checksum: '', simulated: true },
};

type Bundle = { data: Record<string, string> };
const sent: Bundle[] = [];

/** What tslab sets for the cell that runs. */
async function cellRuns(send: ((content: Bundle) => void) | null): Promise<void> {
  const kernel = (await import('tslab/dist/jupyter.js')).default as unknown as {
    lastWriteDisplayData: typeof send;
  };
  kernel.lastWriteDisplayData = send;
}

beforeEach(() => cellRuns((content) => sent.push(content)));

afterEach(async () => {
  sent.length = 0;
  await cellRuns(null);
});

describe('formatCell', () => {
  it.each([
    [7129, '7,129'],
    [0.02, '0.02'],
    [9.640967597, '9.64'],
    [1234.567, '1235'],
    [1.2097e-10, '1.21e-10'],
    [0.000999, '9.99e-4'],
    [NaN, ''],
    [Infinity, '∞'],
    [undefined, ''],
    ['ZYX', 'ZYX'],
    [true, 'true'],
  ])('shows %s as %s', (value, text) => {
    expect(formatCell(value, 3)).toBe(text);
  });
});

describe('table', () => {
  it('shows HTML with a text alternative, and says in both that a cohort is simulated', async () => {
    await table(simulated, [{ probe: 'X95735_at', t: 9.64096 }], { caption: 'The strongest' });
    const { data } = sent[0];
    expect(data['text/plain']).toBe(
      'The strongest · simulated cohort (SIMULATED)\nprobe      t\nX95735_at  9.64',
    );
    expect(data['text/html']).toContain('SIMULATED');
    expect(data['text/html']).toContain('<td style="text-align:right">9.64</td>');
  });

  it('escapes what a cell holds', async () => {
    await table(simulated, [{ a: '<img src=x onerror="alert(1)">' }], { caption: 'a & b' });
    expect(sent[0].data['text/html']).not.toContain('<img');
    expect(sent[0].data['text/html']).toContain('a &amp; b');
  });

  it('shows a danfo frame as it is', async () => {
    await table(simulated, await frame([{ n: 3 }, { n: 4 }]), { caption: 'frame' });
    expect(sent[0].data['text/plain']).toMatch(/n\n3\n4$/);
  });

  it('shows chosen columns in their order', async () => {
    await table(simulated, [{ a: 1, b: 2 }], { caption: 'c', columns: ['b', 'a'] });
    expect(sent[0].data['text/plain']).toMatch(/b {2}a\n2 {2}1$/);
  });

  it('goes to the cell that runs now, not to the one that first showed something', async () => {
    await table(simulated, [{ n: 1 }], { caption: 'first' });
    const later: Bundle[] = [];
    await cellRuns((content) => later.push(content));
    await table(simulated, [{ n: 2 }], { caption: 'second' });
    expect(sent).toHaveLength(1);
    expect(later).toHaveLength(1);
  });
});
