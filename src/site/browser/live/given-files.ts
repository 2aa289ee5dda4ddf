import type { GivenFile } from '../../../rerun/protocol.js';

/** A file is of labels rather than of expression values when it is smaller than that one by such a factor. */
const muchSmaller = 10;

/** What is used of a file. */
export type FileLike = Pick<File, 'name' | 'size'> & GivenFile['content'];

/** The files that a reader gave, and what they most likely are; none of them ever leaves the browser. */
export class GivenFiles {
  private files: readonly FileLike[] = [];
  private proposed: readonly FileLike[] = [];

  get names(): string[] {
    return this.files.map(({ name }) => name);
  }

  /** The file of expression values: those are many, and labels are few. */
  get largest(): string | undefined {
    return bySize(this.files)[0]?.name;
  }

  /**
   * Takes files in the place of all others; a single small one, given after a file that may lack labels, as its labels.
   * @param mayLackLabels whether the file that is there is the reader's own, and not one of a known cohort
   * @returns what the worker is to be told of
   */
  propose(files: readonly FileLike[], mayLackLabels: boolean): GivenFile[] {
    const [cohort] = bySize(this.files);
    const [first, ...others] = files;
    const isLabels = mayLackLabels && cohort && others.length === 0 && first.name !== cohort.name;
    this.proposed = isLabels && first.size * muchSmaller < cohort.size ? [cohort, first] : files;
    return this.proposed.map((file) => ({ name: file.name, content: file }));
  }

  /** The worker took what was proposed. @returns whether anything was */
  accept(): boolean {
    const any = this.proposed.length > 0;
    if (any) this.files = this.proposed;
    this.proposed = [];
    return any;
  }

  /** The worker did not, and keeps the files it had. */
  refuse(): void {
    this.proposed = [];
  }

  /** All but the file given. */
  besides(name: string): string[] {
    return this.names.filter((one) => one !== name);
  }
}

function bySize(files: readonly FileLike[]): FileLike[] {
  return [...files].sort((a, b) => b.size - a.size);
}
