import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import type { CatalogueEntry, Mirror } from '../../src/loading/catalogue.js';
import { download } from '../../src/loading/download.js';

const NAMES = ['train.csv', 'independent.csv', 'actual.csv'];
const [TRAIN] = NAMES;
const content = (file: string) => `${file}\n`.repeat(2000);

/** What the server does with a request for a file, by the first part of the path. */
const BEHAVIOUR: Record<string, (response: ServerResponse, file: string) => void> = {
  good: (response, file) => response.end(content(file)),
  gone: (response) => response.writeHead(404).end('no such file'),
  stall: () => undefined,
  stallInBody: (response, file) => response.write(content(file).slice(0, 100)),
  truncated: (response, file) => {
    response.writeHead(200, { 'content-length': content(file).length });
    response.write(content(file).slice(0, 100), () => response.destroy());
  },
  wrong: (response, file) => response.end(content(file).replace('csv', 'CSV')),
  loop: (response, file) => response.writeHead(302, { location: `/loop/${file}` }).end(),
  breaksOff: (response, file) => {
    const { range } = response.req.headers;
    asked.push(range);
    const from = Number(/^bytes=(\d+)-$/.exec(range ?? '')?.[1] ?? 0);
    const rest = content(file).slice(from);
    const head = {
      'content-length': rest.length,
      'content-range': `bytes ${from}-${content(file).length - 1}/${content(file).length}`,
    };
    response.writeHead(from > 0 ? 206 : 200, head);
    response.write(rest.slice(0, 8000), () =>
      rest.length > 8000 ? response.destroy() : response.end(),
    );
  },
  forgets: (response, file) => {
    asked.push(response.req.headers.range);
    response.writeHead(200, { 'content-length': content(file).length });
    const whole = asked.length % 2 === 0;
    response.write(content(file).slice(0, whole ? undefined : 100), () =>
      whole ? response.end() : response.destroy(),
    );
  },
  liesAboutLength: (response, file) => {
    response.writeHead(200, { 'content-length': 100 });
    response.end(content(file).slice(0, 100));
  },
  moved: (response, file) => response.writeHead(302, { location: `/good/${file}` }).end(),
  trickle: (response) => {
    const timer = setInterval(() => response.write('x'), 20);
    response.on('close', () => clearInterval(timer));
  },
  endless: (response) => {
    const block = Buffer.alloc(1024 * 1024);
    const send = (error?: Error | null) => {
      if (!error) response.write(block, send);
    };
    send();
  },
  onlyTrain: (response, file) => BEHAVIOUR[file === TRAIN ? 'good' : 'gone'](response, file),
  notTrain: (response, file) => BEHAVIOUR[file === TRAIN ? 'gone' : 'good'](response, file),
};

let server: Server;
/** The ranges that were asked for. */
let asked: (string | undefined)[];
let base: string;
let directory: string;
let lines: string[];
const say = (line: string) => void lines.push(line);

beforeAll(async () => {
  server = createServer((request, response) => {
    const [, how, file] = request.url!.split('/');
    BEHAVIOUR[how](response, file);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'golub-'));
  lines = [];
  asked = [];
});
afterEach(() => rm(directory, { recursive: true, force: true }));

function copy(how: string, origin = base): Mirror {
  const sha256 = NAMES.map((file) => [
    file,
    createHash('sha256').update(content(file)).digest('hex'),
  ]);
  const hashes = Object.fromEntries(sha256) as Mirror['sha256'];
  return { name: how, base: `${origin}/${how}/`, sha256: hashes };
}

/** As much of an entry as a download looks at. */
function entryOf(mirrors: readonly Mirror[]): CatalogueEntry {
  const [train, independent, actual] = NAMES;
  const expression = [{ file: train }, { file: independent }];
  return { name: 'any', expression, labels: actual, mirrors } as unknown as CatalogueEntry;
}

/** What is said of the failing copy when a good one comes second. */
async function failureOf(how: string, origin = base): Promise<string> {
  const sources = [copy(how, origin), copy('good')];
  await download(entryOf(sources), directory, {
    say,
    // A busy machine can be late with what trickles.
    timeoutMs: how.startsWith('stall') ? 100 : 1000,
    budgetMs: 2000,
    largest: 2 ** 24,
  });
  expect((await readdir(directory)).sort()).toEqual([...NAMES].sort());
  const said = lines.filter((line) => line.startsWith(`${how} failed: `));
  expect(said).toHaveLength(1);
  expect(said[0]).toMatch(/; trying the next copy$/);
  return said[0];
}

describe('download', () => {
  it('brings the three files, byte for byte, and says what it does', async () => {
    await download(entryOf([copy('good')]), directory, { say });
    expect((await readdir(directory)).sort()).toEqual([...NAMES].sort());
    for (const file of NAMES) {
      expect(await readFile(join(directory, file), 'utf8')).toBe(content(file));
    }
    expect(lines[0]).toBe(`Downloading ${TRAIN} from good`);
    expect(lines[1]).toContain(`Verified ${TRAIN}: 20 KB`);
    expect(lines).toHaveLength(6);
  });

  it('makes the directory, and replaces an incomplete set', async () => {
    const deeper = join(directory, 'data', 'golub');
    await download(entryOf([copy('good')]), deeper);
    await writeFile(join(deeper, TRAIN), 'old');
    await download(entryOf([copy('good')]), deeper);
    expect(await readFile(join(deeper, TRAIN), 'utf8')).toBe(content(TRAIN));
  });

  it('follows a redirect', async () => {
    await download(entryOf([copy('moved')]), directory);
    expect(await readdir(directory)).toHaveLength(3);
  });

  it.each([
    ['gone', 'the server answered 404 Not Found'],
    ['stall', 'nothing received for 0.1 s'],
    ['stallInBody', 'nothing received for 0.1 s'],
    ['truncated', /other side closed|aborted|ECONNRESET/],
    ['wrong', /the \d+ bytes received are not the file: SHA-256 [0-9a-f]{12}… instead of/],
    ['loop', /redirect count exceeded/],
    ['trickle', /not finished after (0\.\d|1) s/],
    ['endless', 'the answer is larger than 16777216 bytes'],
  ])('goes on to the next copy when one is %s', async (how, reason) => {
    expect(await failureOf(how)).toMatch(reason);
  });

  it('goes on when nobody listens, or the address is not http', async () => {
    // Port 1 is reserved, so nothing of ours listens there.
    expect(await failureOf('closed', 'https://127.0.0.1:1')).toMatch(/ECONNREFUSED|bad port/);
    expect(await failureOf('file', 'file:///tmp')).toContain('is not an http(s) address');
  });

  it('puts together what different copies could give', async () => {
    const sources = [copy('onlyTrain'), copy('notTrain')];
    await download(entryOf(sources), directory, { say });
    expect(lines.filter((line) => line.includes('from notTrain'))).toHaveLength(2);
    for (const file of NAMES) {
      expect(await readFile(join(directory, file), 'utf8')).toBe(content(file));
    }
  });

  it('reports every attempt and leaves nothing behind when all fail', async () => {
    const sources = [copy('onlyTrain'), copy('stall'), copy('wrong')];
    await expect(download(entryOf(sources), directory, { say, timeoutMs: 100 })).rejects.toThrow(
      /None of the 3 public copies .*: onlyTrain: .*404.*; stall: nothing .*; wrong: .*SHA-256/,
    );
    expect(await readdir(directory)).toEqual([]);
  });

  it('says where there is nothing to ask, and leaves nothing behind', async () => {
    await expect(download(entryOf([]), directory)).rejects.toThrow('knows no public copy');
    expect(await readdir(directory)).toEqual([]);
  });

  it('gives a reason that all share once', async () => {
    const sources = [copy('gone'), copy('gone')];
    await expect(download(entryOf(sources), directory)).rejects.toThrow(
      'None of the 2 public copies could be downloaded: the server answered 404 Not Found.',
    );
  });

  it('keeps all failing attempts within the budget', async () => {
    const sources = [copy('trickle'), copy('trickle'), copy('stall')];
    const started = performance.now();
    await expect(download(entryOf(sources), directory, { budgetMs: 400 })).rejects.toThrow(
      /stall: n/,
    );
    const took = performance.now() - started;
    expect(took).toBeGreaterThan(390);
    expect(took).toBeLessThan(1500);
  });

  it('asks a server that breaks off for the rest', async () => {
    await download(entryOf([copy('breaksOff')]), directory);
    expect(await readFile(join(directory, TRAIN), 'utf8')).toBe(content(TRAIN));
    expect(asked.slice(0, 3)).toEqual([undefined, 'bytes=8000-', 'bytes=16000-']);
  });

  it('begins anew where a server sends the whole again', async () => {
    await download(entryOf([copy('forgets')]), directory);
    expect(await readFile(join(directory, TRAIN), 'utf8')).toBe(content(TRAIN));
    expect(asked.slice(0, 2)).toEqual([undefined, 'bytes=100-']);
  });

  it('takes nothing from a server that lies about the length', async () => {
    expect(await failureOf('liesAboutLength')).toMatch('the 100 bytes received are not the file');
  });
});
