import { once } from 'node:events';
import { createReadStream, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, sep } from 'node:path';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};

export interface ServeOptions {
  /** A path that begins and ends with a slash, as project sites have one on public hosts; `/` unless given. */
  readonly under?: string;
  /** 0, unless given, takes any that is free. */
  readonly port?: number;
  /** Is told of each file that goes out, by its path in the folder. */
  readonly sent?: (path: string, bytes: number) => void;
}

/** A folder that is being served, until it is closed. */
export interface ServedFolder {
  /** With a slash at the end. */
  readonly address: string;
  readonly close: () => void;
}

/**
 * Serves a folder to this machine alone, as any file server would: a browser loads the scripts that rerun a notebook from
 * a server and from no disk. No file outside the folder is handed out.
 *
 * @throws Error when the port is taken
 */
export async function serveFolder(
  folder: string,
  { under = '/', port = 0, sent }: ServeOptions = {},
): Promise<ServedFolder> {
  const server = createServer((request, response) => {
    const path = pathIn(request.url ?? '', under);
    const file = path === undefined ? undefined : existing(folder, path);
    if (path === undefined || !file) {
      response.writeHead(404, { 'Content-Type': 'text/plain' }).end('There is no such page.\n');
      return;
    }
    sent?.(path, file.bytes);
    response.setHeader('Content-Type', types[extname(file.name)] ?? 'application/octet-stream');
    response.setHeader('Content-Length', file.bytes);
    response.setHeader('Cache-Control', 'no-cache');
    createReadStream(file.name).pipe(response);
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}${under}`;
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  return { address, close };
}

/** The path that an address asks for, relative to the folder; undefined where it is none of its own. */
function pathIn(url: string, under: string): string | undefined {
  try {
    const path = decodeURIComponent(new URL(url, 'http://any').pathname);
    if (!path.startsWith(under) || path.includes('\0')) return undefined;
    const inside = path.slice(under.length);
    return inside === '' || inside.endsWith('/') ? `${inside}index.html` : inside;
  } catch {
    return undefined;
  }
}

function existing(folder: string, path: string): { name: string; bytes: number } | undefined {
  const name = join(folder, path);
  if (!name.startsWith(folder.endsWith(sep) ? folder : folder + sep)) return undefined;
  const found = statSync(name, { throwIfNoEntry: false });
  return found?.isFile() ? { name, bytes: found.size } : undefined;
}
