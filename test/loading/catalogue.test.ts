import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import {
  type CatalogueEntry,
  filesOf,
  parseCatalogue,
  readCatalogue,
} from '../../src/loading/catalogue.js';
import { GOLUB_CLASSES, GOLUB_SHAPE } from '../../src/simulation/golub.js';
import { readEntry } from '../../src/loading/read-entry.js';
import { resolveCohort } from '../../src/loading/resolve.js';
import { FORMATS, gzipped, LABELS_FILE } from '../cohort/texts.js';

let folder: string;
let server: Server;
let base: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'catalogue-'));
  const files: Record<string, Uint8Array> = {
    '/data.gct.gz': gzipped(FORMATS.gct12()),
    '/labels.csv': Buffer.from(LABELS_FILE),
  };
  server = createServer((request, response) => {
    response.end(files[request.url!]);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});
afterAll(async () => {
  server.close();
  await rm(folder, { recursive: true, force: true });
});

const sha256 = (content: Uint8Array | string) => createHash('sha256').update(content).digest('hex');

/** A second entry: nothing but data. */
function second(): CatalogueEntry {
  return {
    name: 'small-study',
    citation: 'Somebody et al. (2001).',
    licence: 'CC0',
    expression: [{ file: 'data.gct.gz' }],
    labels: 'labels.csv',
    positive: 'tumour',
    scale: 'intensity',
    floor: 20,
    shape: { probes: 12, training: { tumour: 2, normal: 2 }, 'held-out': { tumour: 2, normal: 2 } },
    checksum: '0'.repeat(64),
    mirrors: [
      {
        name: 'here',
        base,
        sha256: {
          'data.gct.gz': sha256(gzipped(FORMATS.gct12())),
          'labels.csv': sha256(LABELS_FILE),
        },
      },
    ],
  };
}

describe('the catalogue', () => {
  it('begins with the leukemia cohort, every file of every mirror pinned to a commit and a SHA-256', async () => {
    const [golub] = await readCatalogue();
    expect(golub.name).toBe('golub');
    expect(golub.mirrors).toHaveLength(3);
    for (const mirror of golub.mirrors) {
      expect(mirror.base).toMatch(
        /^https:\/\/raw\.githubusercontent\.com\/[\w-]+\/[\w-]+\/[0-9a-f]{40}\/$/,
      );
      expect(Object.keys(mirror.sha256).sort()).toEqual(filesOf(golub).sort());
    }
    const { probes, training, 'held-out': heldOut } = golub.shape;
    expect({ probes, training, 'held-out': heldOut }).toEqual(GOLUB_SHAPE);
    expect(golub.positive).toBe(GOLUB_CLASSES.positive);
  });

  it('needs no code for another entry: it is downloaded, verified, read and named', async () => {
    const catalogue = parseCatalogue(JSON.stringify([...(await readCatalogue()), second()]));
    const entry = catalogue.at(-1)!;
    const lines: string[] = [];
    const options = { root: folder, env: {}, catalogue, say: (line: string) => lines.push(line) };
    const location = await resolveCohort('small-study', options);
    const directory = join(folder, 'data', 'small-study');
    expect(location).toEqual({ kind: 'catalogue', name: 'small-study', directory });
    expect((await readdir(directory)).sort()).toEqual(['data.gct.gz', 'labels.csv']);
    expect(lines).toHaveLength(4);
    const cohort = await readEntry(entry, directory);
    expect(cohort.samples).toHaveLength(8);
    expect(cohort).toMatchObject({ scale: 'intensity', limits: { floor: 20 } });
    expect(cohort.provenance.name).toBe('small-study-modified');
    const pinned = { ...entry, checksum: cohort.provenance.checksum };
    expect((await readEntry(pinned, directory)).provenance.name).toBe('small-study');
    // By the variable of its name, too.
    const env = { SMALL_STUDY_DIR: directory };
    expect(await resolveCohort('small-study', { ...options, root: '/nowhere', env })).toEqual(
      location,
    );
  });

  it.each<[string, object]>([
    ['its name must be a-z', { name: '../x' }],
    ['that name means something else', { name: 'simulated' }],
    ['there is no citation', { citation: undefined }],
    ['there is no licence', { licence: '' }],
    ['its shape does not say held-out', { shape: { probes: 12, training: {} } }],
    ['there is no expression file', { expression: [] }],
    ['there is no list of mirrors', { mirrors: undefined }],
    ['"../../etc/passwd" is no plain file name', { labels: '../../etc/passwd' }],
    ['here has no SHA-256 of other.csv', { labels: 'other.csv' }],
    ['the base of here is no address', { mirrors: [{ ...second0(), base: 'ftp://x/' }] }],
  ])('refuses an entry where %s', (message, change) => {
    const read = (...entries: object[]) => parseCatalogue(JSON.stringify(entries));
    expect(() => read({ ...second(), ...change })).toThrow(message);
    expect(() => read(second(), second())).toThrow('two entries called small-study');
  });

  function second0() {
    return { name: 'here', sha256: {} };
  }
});
