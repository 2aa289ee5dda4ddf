import type { CellProgress } from '../client/run-notebook.js';
import type { Terminal } from '../command/terminal.js';

/** Tells which notebook and cell is running, and for how long. */
export class Progress {
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly terminal: Terminal) {}

  /** Writes a line of its own. */
  say(line: string): void {
    this.clear();
    this.terminal.write(`${line}\n`);
  }

  /** To be called at the start and the end of each cell of a notebook. */
  cell(notebook: string, { number, of, heading, seconds }: CellProgress): void {
    const place = `cell ${String(number).padStart(String(of).length)}/${of}`;
    if (!this.terminal.isTTY) {
      if (seconds !== undefined) this.say(`  ${place}  ${duration(seconds)}  ${heading}`);
      return;
    }
    this.clear();
    if (seconds !== undefined) return;
    const started = performance.now();
    const show = () => {
      const taken = duration((performance.now() - started) / 1000);
      const line = `${notebook}  ${place}  ${taken}  ${heading}`;
      this.terminal.write(`\r\u001b[2K${line.slice(0, (this.terminal.columns ?? 80) - 1)}`);
    };
    show();
    this.timer = setInterval(show, 1000);
    this.timer.unref();
  }

  /** Takes away the line that is being rewritten. */
  clear(): void {
    if (this.timer) this.terminal.write('\r\u001b[2K');
    clearInterval(this.timer);
    this.timer = undefined;
  }
}

/** Seconds for people, in a column's width: `0.4 s`, `75.0 s`. */
export function duration(seconds: number): string {
  return `${seconds.toFixed(1).padStart(6)} s`;
}
