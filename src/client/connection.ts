import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { channels, type Endpoints, readEndpoints } from '../kernel/endpoints.js';

/** How to reach a kernel. The connection file lies in `directory`, which only this user can read. */
export type Connection = Endpoints & { directory: string; file: string };

export type Transport = 'ipc' | 'tcp';

/** The path of a socket file may have about 100 characters. */
const longestPath = 90;

/**
 * Makes a private directory with the connection file for a new kernel. By default the channels are socket files in
 * that directory, which nobody else can reach and which cannot be taken meanwhile; where there are none (Windows, or a
 * very long temporary path) they are free ports of the loopback interface.
 */
export async function createConnection(transport?: Transport): Promise<Connection> {
  const directory = mkdtempSync(join(tmpdir(), 'notebook-kernel-'));
  try {
    const ip = join(directory, 'channel');
    const local = process.platform !== 'win32' && ip.length < longestPath;
    const place =
      (transport ?? (local ? 'ipc' : 'tcp')) === 'ipc'
        ? { transport: 'ipc', ip, ports: [1, 2, 3, 4, 5] }
        : { transport: 'tcp', ip: '127.0.0.1', ports: await freePorts(channels.length) };
    const ports = Object.fromEntries(channels.map((name, at) => [`${name}_port`, place.ports[at]]));
    const key = randomBytes(32).toString('hex');
    const file = join(directory, 'connection.json');
    const content = {
      ...ports,
      transport: place.transport,
      ip: place.ip,
      key,
      signature_scheme: 'hmac-sha256',
      kernel_name: 'tslab',
    };
    writeFileSync(file, JSON.stringify(content), { mode: 0o600 });
    return { directory, file, ...readEndpoints(file) };
  } catch (error) {
    rmSync(directory, { recursive: true, force: true });
    throw error;
  }
}

/** All are held at once, so that they differ, and then let go for the kernel to take. */
async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(Array.from({ length: count }, listen));
  const ports = servers.map((server) => (server.address() as AddressInfo).port);
  await Promise.all(servers.map((server) => new Promise((done) => server.close(done))));
  return ports;
}

function listen(): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => resolve(server));
  });
}
