import { createHash } from 'node:crypto';

import type { PinnedFile } from './sources.js';

/** Several times the largest of the files: a body that goes on beyond it is not one of them. */
const LARGEST = 16 * 1024 * 1024;

/**
 * Fetches one file over HTTP and verifies its SHA-256.
 *
 * @param stallMs give up when nothing arrives for so long
 * @param limitMs give up when the whole is not there after so long
 * @throws Error whose message is one line for people: what went wrong, without the address
 */
export async function fetchVerified(
  { url, sha256 }: PinnedFile,
  { stallMs, limitMs }: { stallMs: number; limitMs: number },
): Promise<Buffer> {
  if (!/^https?:\/\//i.test(url)) throw new Error(`${url} is not an http(s) address`);
  const patience = new Patience(stallMs, limitMs);
  let bytes: Buffer;
  try {
    bytes = await fetchBody(url, patience);
  } catch (error) {
    throw new Error(patience.lost ?? oneLine(error), { cause: error });
  } finally {
    patience.end();
  }
  const found = createHash('sha256').update(bytes).digest('hex');
  if (found !== sha256) {
    throw new Error(
      `the ${bytes.length} bytes received are not the file: ` +
        `SHA-256 ${found.slice(0, 12)}… instead of ${sha256.slice(0, 12)}…`,
    );
  }
  return bytes;
}

async function fetchBody(url: string, patience: Patience): Promise<Buffer> {
  const response = await fetch(url, { signal: patience.signal });
  if (!response.ok || response.body === null) {
    await response.body?.cancel();
    throw new Error(`the server answered ${response.status} ${response.statusText}`.trim());
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = response.body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return Buffer.concat(chunks);
    patience.renew();
    size += value.length;
    if (size > LARGEST) {
      await reader.cancel();
      throw new Error(`the answer is larger than ${LARGEST} bytes`);
    }
    chunks.push(value);
  }
}

/** Aborts a request that stalls or takes too long, and knows which of both it was. */
class Patience {
  lost: string | undefined;
  private readonly controller = new AbortController();
  private readonly limit: NodeJS.Timeout;
  private stall: NodeJS.Timeout;

  constructor(
    private readonly stallMs: number,
    limitMs: number,
  ) {
    this.limit = setTimeout(() => this.lose(`not finished after ${seconds(limitMs)}`), limitMs);
    this.stall = this.startStall();
  }

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  /** Something arrived: the wait for a sign of life starts anew. */
  renew(): void {
    clearTimeout(this.stall);
    this.stall = this.startStall();
  }

  end(): void {
    clearTimeout(this.limit);
    clearTimeout(this.stall);
  }

  private startStall(): NodeJS.Timeout {
    return setTimeout(
      () => this.lose(`nothing received for ${seconds(this.stallMs)}`),
      this.stallMs,
    );
  }

  private lose(reason: string): void {
    this.lost ??= reason;
    this.controller.abort();
  }
}

function seconds(ms: number): string {
  return `${Number((ms / 1000).toFixed(1))} s`;
}

/** Node's fetch says only "fetch failed" or "terminated"; the reason is in the innermost cause. */
function oneLine(error: unknown): string {
  let innermost = error;
  while (innermost instanceof Error && innermost.cause instanceof Error)
    innermost = innermost.cause;
  const { message, code, name } = innermost as NodeJS.ErrnoException;
  return (message || code || name).replace(/\s+/g, ' ');
}
