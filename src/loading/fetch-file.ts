import { createHash } from 'node:crypto';

import { Patience } from './patience.js';

/** A file at a pinned address, with what its content must hash to. */
export interface PinnedFile {
  readonly url: string;
  /** SHA-256 of the file's bytes, hexadecimal. */
  readonly sha256: string;
}

/** Bytes: a body that goes on beyond this is not one of the files. */
const LARGEST = 128 * 1024 * 1024;
/** How often a server that breaks off in the middle is asked for the rest. */
const RESUMPTIONS = 3;

interface Patient {
  readonly stallMs: number;
  readonly limitMs: number;
  readonly largest?: number;
  readonly progress?: (received: number, total: number | undefined) => void;
}

/**
 * Fetches one file over HTTP and verifies its SHA-256. When the server breaks off, it is asked for the rest.
 *
 * @param stallMs give up when nothing arrives for so long
 * @param limitMs give up when the whole is not there after so long
 * @param largest give up when more bytes than that arrive; 128 MB unless given
 * @param progress is told how many bytes there are, of how many if the server says that
 * @throws Error whose message is one line for people: what went wrong, without the address
 */
export async function fetchVerified(
  { url, sha256 }: PinnedFile,
  { stallMs, limitMs, largest = LARGEST, progress }: Patient,
): Promise<Buffer> {
  if (!/^https?:\/\//i.test(url)) throw new Error(`${url} is not an http(s) address`);
  const patience = new Patience(stallMs, limitMs);
  const body = new Body(url, patience, largest, progress);
  try {
    for (let left = RESUMPTIONS; ; left--) {
      const before = body.size;
      try {
        await body.receive();
        break;
      } catch (error) {
        const goesOn = body.size > before && !body.refused && !patience.lost && left > 0;
        if (!goesOn) throw new Error(patience.lost ?? oneLine(error), { cause: error });
      }
    }
  } finally {
    patience.end();
  }
  const bytes = body.bytes();
  const found = createHash('sha256').update(bytes).digest('hex');
  if (found !== sha256) {
    throw new Error(
      `the ${bytes.length} bytes received are not the file: ` +
        `SHA-256 ${found.slice(0, 12)}… instead of ${sha256.slice(0, 12)}…`,
    );
  }
  return bytes;
}

/** What has been received of a file so far. */
class Body {
  size = 0;
  /** Asking again would not help. */
  refused = false;
  private chunks: Uint8Array[] = [];

  constructor(
    private readonly url: string,
    private readonly patience: Patience,
    private readonly largest: number,
    private readonly progress: Patient['progress'],
  ) {}

  bytes(): Buffer {
    return Buffer.concat(this.chunks);
  }

  /** Asks for what is missing, and takes what comes. */
  async receive(): Promise<void> {
    const { patience, size } = this;
    // Bytes as they are stored, so that a part of them fits what is there already.
    const headers = {
      'accept-encoding': 'identity',
      ...(size > 0 && { range: `bytes=${size}-` }),
    };
    const response = await fetch(this.url, { signal: patience.signal, headers });
    if (!response.ok || response.body === null) {
      await response.body?.cancel();
      this.refused = true;
      throw new Error(`the server answered ${response.status} ${response.statusText}`.trim());
    }
    const goesOn = response.headers.get('content-range')?.startsWith(`bytes ${size}-`);
    if (size > 0 && !(response.status === 206 && goesOn)) this.startAnew();
    const length = Number(response.headers.get('content-length') ?? NaN);
    const total = Number.isFinite(length) ? this.size + length : undefined;
    const reader = response.body.getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      patience.renew();
      this.size += value.length;
      if (this.size > this.largest) {
        await reader.cancel();
        this.refused = true;
        throw new Error(`the answer is larger than ${this.largest} bytes`);
      }
      this.chunks.push(value);
      this.progress?.(this.size, total);
    }
  }

  private startAnew(): void {
    this.chunks = [];
    this.size = 0;
  }
}

/** Node's fetch says only "fetch failed" or "terminated"; the reason is in the innermost cause. */
function oneLine(error: unknown): string {
  let innermost = error;
  while (innermost instanceof Error && innermost.cause instanceof Error)
    innermost = innermost.cause;
  const { message, code, name } = innermost as NodeJS.ErrnoException;
  return (message || code || name).replace(/\s+/g, ' ');
}
