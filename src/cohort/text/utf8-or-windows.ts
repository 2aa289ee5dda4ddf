import type { Finding } from '../cohort.js';
import { joinedBytes } from './bytes.js';

/** Bytes as text, piece by piece. */
export interface Decoder {
  push(bytes: Uint8Array): string;
  end(): string;
}

/** UTF-8 as long as the bytes are, and from the first that are not on Windows-1252, in which any byte is a letter. */
export class Utf8OrWindows implements Decoder {
  private readonly windows = new TextDecoder('windows-1252');
  private isUtf8 = true;
  private started = false;
  /** The first bytes of a letter whose others are still to come. */
  private rest = new Uint8Array(0);

  constructor(
    private readonly file: string,
    private readonly found: (finding: Finding) => void,
  ) {}

  push(bytes: Uint8Array): string {
    if (!this.isUtf8) return this.windows.decode(bytes, { stream: true });
    const all = joinedBytes(this.rest, bytes);
    const end = all.length - incompleteBytes(all);
    this.rest = all.slice(end);
    return this.decode(all.subarray(0, end), all);
  }

  end(): string {
    return this.isUtf8 && this.rest.length > 0 ? this.decode(this.rest, this.rest) : '';
  }

  private decode(whole: Uint8Array, orElse: Uint8Array): string {
    try {
      // The mark is a mark at the very beginning alone.
      const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: this.started }).decode(whole);
      this.started ||= whole.length > 0;
      return text;
    } catch {
      this.isUtf8 = false;
      this.found({
        level: 'warning',
        check: 'encoding',
        message: `${this.file} is not in UTF-8; it was read as Windows-1252 (Latin-1). Look at names with accents.`,
      });
      return this.windows.decode(orElse, { stream: true });
    }
  }
}

/** How many bytes at the end begin a letter of UTF-8 that is not complete. */
function incompleteBytes(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back];
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) {
      const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return length > back ? back : 0;
    }
  }
  return 0;
}
