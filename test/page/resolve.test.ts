import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { filesOf, readCatalogue } from '../../src/loading/catalogue.js';
import { give } from '../../src/page/given-files.js';
import { cohortsAtHand, resolveCohort } from '../../src/page/resolve.js';
import { openSite } from '../../src/page/site.js';
import { requireUsable } from '../../src/page/usable-files.js';
import { gzipped } from '../cohort/texts.js';

const fileOf = (name: string, content: BlobPart = 'sample,label\n') => {
  return { name, content: new Blob([content]) };
};
const golub = async () => filesOf((await readCatalogue())[0]).map((name) => fileOf(name));
const simulated = { kind: 'simulated', name: 'simulated' };

/** A site in the place of the network. */
function siteHolding(...holds: string[]): void {
  openSite('http://here/under/');
  vi.stubGlobal('fetch', (address: string) => {
    expect(address).toBe('http://here/under/data/site.json');
    return Promise.resolve(new Response(JSON.stringify({ cohort: 'golub', holds })));
  });
}

describe('cohorts in a page', () => {
  beforeEach(() => {
    give([]);
    siteHolding();
  });
  afterEach(() => vi.unstubAllGlobals());

  it('auto is simulated where there is nothing else', async () => {
    expect(await resolveCohort('auto')).toEqual(simulated);
    expect(await resolveCohort('simulated')).toEqual(simulated);
    expect(await cohortsAtHand()).toEqual(['simulated']);
  });

  it('auto is golub where the site holds it', async () => {
    siteHolding('golub');
    const found = { kind: 'catalogue', name: 'golub', directory: 'data/golub' };
    expect(await resolveCohort('auto')).toEqual(found);
    expect(await resolveCohort('golub')).toEqual(found);
    expect(await resolveCohort('simulated')).toEqual(simulated);
    expect(await cohortsAtHand()).toEqual(['simulated', 'golub']);
  });

  it('golub is what was given, before what the site holds', async () => {
    siteHolding('golub');
    give(await golub());
    const found = { kind: 'catalogue', name: 'golub', directory: 'given' };
    expect(await resolveCohort('auto')).toEqual(found);
    expect(await resolveCohort('golub')).toEqual(found);
    expect(await cohortsAtHand()).toEqual(['simulated', 'golub']);
  });

  it("a file of the reader's own goes by its name, the largest first", async () => {
    siteHolding('golub');
    give([fileOf('labels.csv'), fileOf('My study.csv', 'x'.repeat(99))]);
    const found = { kind: 'file', name: 'my-study', path: 'My study.csv' };
    expect(await resolveCohort('auto')).toEqual(found);
    expect(await resolveCohort('My study.csv')).toEqual(found);
    expect(await resolveCohort('golub')).toMatchObject({ kind: 'catalogue' });
    expect(await cohortsAtHand()).toEqual(['simulated', 'golub', 'My study.csv', 'labels.csv']);
  });

  it('says what can be asked for, and what must be given', async () => {
    await expect(resolveCohort('golub')).rejects.toThrow(
      'not part of this site. Give its files to the page: data_set_ALL_AML_train.csv, ',
    );
    await expect(resolveCohort('other.csv')).rejects.toThrow(
      'no cohort and no given file "other.csv": choose auto, golub or simulated',
    );
  });
});

describe('files that are given', () => {
  it('are taken when they are text, gzipped or not', async () => {
    await requireUsable([fileOf('a.csv'), fileOf('b.csv.gz', gzipped('x,y\n'.repeat(1e5)))]);
    await requireUsable(await golub());
  });

  it.each<[string, BlobPart, string]>([
    ['x.xlsx', 'PK\u0003\u0004', 'x.xlsx is a zip archive or a spreadsheet. Save the sheet as CSV'],
    ['x.csv', '', 'x.csv is empty'],
    ['x.csv', 'a\0b', 'x.csv is no text file: it holds zero bytes'],
    ['x.gz', gzipped('x,y\n'.repeat(99)).subarray(0, 20), "x.gz can't be decompressed: it is cut"],
  ])('%s is refused', async (name, content, message) => {
    await expect(requireUsable([fileOf(name, content)])).rejects.toThrow(message);
  });

  it('are refused when they are two of a name, or a part of a cohort', async () => {
    await expect(requireUsable([fileOf('a'), fileOf('a')])).rejects.toThrow('two files "a"');
    await expect(requireUsable((await golub()).slice(0, 2))).rejects.toThrow(
      'data_set_ALL_AML_train.csv belongs to the golub cohort. Give actual.csv at the same time.',
    );
  });
});
