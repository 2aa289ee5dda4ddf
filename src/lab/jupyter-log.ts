/**
 * Reads the log of a Jupyter server: finds where it answers, and leaves out what is only news. An entry begins with its
 * level in brackets, as in `[W 2024-05-01 12:00:00.000 ServerApp] text`. Lines without one go on with the entry before
 * if they are indented, and else come from a kernel.
 */
export class JupyterLog {
  /** The first address that the server gave, with the token that opens it. */
  address: string | undefined;
  private shown = true;

  /** To be told each line. @returns whether the line is for the reader's eyes */
  read(line: string): boolean {
    this.address ??= /^\[I .* ServerApp\] (https?:\/\/\S+)$/.exec(line)?.[1];
    if (/^\[[DIWEC] /.test(line)) this.shown = !this.isNews(line);
    else if (/^\S/.test(line)) this.shown = true;
    return this.shown && line.trim() !== '';
  }

  private isNews(entry: string): boolean {
    // Where to open a browser is said as if it were critical, in lines below an empty entry; and so is the end.
    if (/^\[C [^\]]*\]\s*$|received signal/.test(entry)) return true;
    // Warnings matter while it starts. Later they are of the kind that a notebook isn't trusted.
    return entry.startsWith('[I') || (entry.startsWith('[W') && this.address !== undefined);
  }
}
