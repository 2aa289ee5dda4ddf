import type { Finding } from '../cohort.js';

/** UTF-8 as long as the bytes are, and from the first that are not on Windows-1252, in which any byte is a letter. */
export class Utf8OrWindows {
  private decoder = new TextDecoder('utf-8', { fatal: true });

  constructor(
    private readonly file: string,
    private readonly found: (finding: Finding) => void,
  ) {}

  get isUtf8(): boolean {
    return this.decoder.fatal;
  }

  /** @param bytes whole letters, the first of them without a byte order mark */
  decode(bytes: Uint8Array): string {
    try {
      return this.decoder.decode(bytes);
    } catch {
      // Windows-1252 has a letter for every byte, and throws nothing.
      this.decoder = new TextDecoder('windows-1252');
      this.found({
        level: 'warning',
        check: 'encoding',
        message: `${this.file} is not in UTF-8; it was read as Windows-1252 (Latin-1). Look at names with accents.`,
      });
      return this.decoder.decode(bytes);
    }
  }
}
