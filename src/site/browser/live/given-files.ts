import type { GivenFile } from '../../../rerun/protocol.js';

/** The files that a reader gave, and what they most likely are; none of them ever leaves the browser. */
export class GivenFiles {
  private files: readonly File[] = [];

  get names(): string[] {
    return this.files.map(({ name }) => name);
  }

  /** What the worker is told of them. */
  get all(): GivenFile[] {
    return this.files.map((file) => ({ name: file.name, content: file }));
  }

  /** The file of expression values: those are many, and labels are few. */
  get largest(): string | undefined {
    return [...this.files].sort((a, b) => b.size - a.size)[0]?.name;
  }

  /** Takes files in the place of those of the same name; others stay, so that labels can be given later. */
  add(files: readonly File[]): void {
    const given = files.map(({ name }) => name);
    this.files = [...this.files.filter(({ name }) => !given.includes(name)), ...files];
  }

  /** All but the file given. */
  besides(name: string): string[] {
    return this.names.filter((one) => one !== name);
  }
}
