import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ServedFolder, serveFolder } from '../../src/site/serve.js';

const around = mkdtempSync(join(tmpdir(), 'served-'));
const folder = join(around, 'site');
const sent: [string, number][] = [];
let served: ServedFolder;

beforeAll(async () => {
  mkdirSync(join(folder, 'assets'), { recursive: true });
  writeFileSync(join(folder, 'index.html'), '<p>home');
  writeFileSync(join(folder, 'assets', 'page.js'), 'let a;');
  writeFileSync(join(around, 'secret.txt'), 'not for you');
  served = await serveFolder(folder, {
    under: '/a/project/',
    sent: (path, bytes) => sent.push([path, bytes]),
  });
});

afterAll(() => {
  served.close();
  rmSync(around, { recursive: true });
});

/** By Node's own client: `fetch` would tidy a path with dots before it is sent. */
function get(path: string): Promise<{ status?: number; type?: string; text: string }> {
  const { hostname, port } = new URL(served.address);
  return new Promise((resolve, reject) => {
    request({ hostname, port, path }, (response) => {
      let text = '';
      response.on('data', (chunk) => (text += String(chunk)));
      response.on('end', () =>
        resolve({ status: response.statusCode, type: response.headers['content-type'], text }),
      );
    })
      .on('error', reject)
      .end();
  });
}

it('serves files by their type under its path, and says which', async () => {
  expect(await get('/a/project/assets/page.js?v=1')).toEqual({
    status: 200,
    type: 'text/javascript; charset=utf-8',
    text: 'let a;',
  });
  expect(sent).toContainEqual(['assets/page.js', 6]);
});

it('serves the index of a folder', async () => {
  expect((await get('/a/project/')).text).toBe('<p>home');
});

it.each([
  ['what is not there', '/a/project/none.html'],
  ['a folder', '/a/project/assets'],
  ['another path', '/assets/page.js'],
  ['a file outside, by dots', '/a/project/../../secret.txt'],
  ['a file outside, by dots that are encoded', '/a/project/%2e%2e/secret.txt'],
  ['a file outside, by slashes that are encoded', '/a/project/..%2fsecret.txt'],
  ['a path that is no path', '/a/project/%E0%A4%A'],
])('does not serve %s', async (_, path) => {
  expect((await get(path)).status).toBe(404);
});

it('says when its port is taken', async () => {
  const { port } = new URL(served.address);
  await expect(serveFolder(folder, { port: Number(port) })).rejects.toThrow('EADDRINUSE');
});
