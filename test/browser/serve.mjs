// A file server as any host has it: files by their type, nothing else, on loopback.
import { once } from 'node:events';
import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';

const types = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.css': 'text/css',
  '.csv': 'text/csv',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};

/**
 * Serves a folder under a path of its own (`/` unless given), as project sites are on public hosts.
 * @returns its address (with a slash at the end), what it was asked for and how many bytes it sent, and how to end it
 */
export async function serve(folder, under = '/') {
  const sent = [];
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://x').pathname);
    const file = join(folder, normalize(path.slice(under.length - 1)));
    const known = path.startsWith(under) && existsSync(file) && statSync(file).isFile();
    if (!known) return response.writeHead(404).end();
    sent.push({ path: path.slice(under.length), bytes: statSync(file).size });
    response.setHeader('Content-Type', types[extname(file)] ?? 'application/octet-stream');
    createReadStream(file).pipe(response);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = `http://127.0.0.1:${server.address().port}${under}`;
  return { address, sent, close: () => (server.closeAllConnections(), server.close()) };
}
