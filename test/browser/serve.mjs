// A server of files, as plain as they come: no compression, no headers but the type.
import { once } from 'node:events';
import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';

const types = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.json': 'application/json',
};

/**
 * Serves a folder.
 * @param under the path under which it lies, with a slash at both ends
 * @returns the address of the site, what was asked for with its bytes, and how to end it
 */
export async function serve(folder, under = '/') {
  const asked = [];
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://x').pathname);
    const file = path.startsWith(under) && join(folder, normalize(path.slice(under.length)));
    if (!file || !existsSync(file) || !statSync(file).isFile()) {
      asked.push({ path, bytes: 0, status: 404 });
      return response.writeHead(404).end();
    }
    asked.push({ path, bytes: statSync(file).size, status: 200 });
    response.setHeader('Content-Type', types[extname(file)] ?? 'application/octet-stream');
    createReadStream(file).pipe(response);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const site = `http://127.0.0.1:${server.address().port}${under}`;
  return { site, asked, close: () => server.close() };
}
