import type { Terminal } from './terminal.js';

/** Without a terminal a line per this time tells that the work goes on. */
const plainMs = 5000;

/** Tells what is being done, in lines that stay and one that is rewritten. */
export class Status {
  private rewriting = false;
  private lastPlain = -Infinity;

  constructor(private readonly terminal: Terminal) {}

  /** A line that stays. */
  say(line: string): void {
    this.clear();
    this.terminal.write(`${line}\n`);
  }

  /** How far a long step has come: a terminal gets one line that is rewritten, a file a line now and then. */
  progress(line: string): void {
    if (this.terminal.isTTY) {
      this.rewriting = true;
      const width = (this.terminal.columns ?? 80) - 1;
      this.terminal.write(`\r\u001b[2K${line.slice(0, width)}`);
    } else if (performance.now() - this.lastPlain >= plainMs) {
      this.lastPlain = performance.now();
      this.terminal.write(`${line}\n`);
    }
  }

  /** Takes away the line that is being rewritten. */
  clear(): void {
    if (this.rewriting) this.terminal.write('\r\u001b[2K');
    this.rewriting = false;
  }
}
