import { StringDecoder } from 'node:string_decoder';

type StreamName = 'stdout' | 'stderr';
type Send = (name: StreamName, text: string) => void;

/** Text is held back for at most this long while a cell keeps printing. */
const holdMs = 50;
const holdCharacters = 65_536;

/**
 * Gathers what a cell prints, so that 100,000 lines are a few messages and not 100,000. Nothing is held longer than a
 * cell's synchronous stretch or 50 ms of printing, whichever is shorter, and `flush` sends it at once.
 */
export class StreamBuffer {
  private pending: { name: StreamName; text: string; send: Send } | undefined;
  private flushedAt = 0;
  private scheduled = false;

  /** A stand-in for `process.stdout.write` or `process.stderr.write` that sends through `send`. */
  writer(name: StreamName, send: Send): typeof process.stdout.write {
    const decoder = new StringDecoder('utf8');
    return (chunk: string | Uint8Array, encoding?: unknown, done?: unknown) => {
      this.add(name, typeof chunk === 'string' ? chunk : decoder.write(Buffer.from(chunk)), send);
      const callback = typeof encoding === 'function' ? encoding : done;
      if (typeof callback === 'function') process.nextTick(callback);
      return true;
    };
  }

  /** Sends what is held. To be called before any other message, so that the order stays. */
  flush(): void {
    const held = this.pending;
    this.pending = undefined;
    this.flushedAt = performance.now();
    if (held?.text) held.send(held.name, held.text);
  }

  private add(name: StreamName, text: string, send: Send): void {
    if (this.pending && (this.pending.name !== name || this.pending.send !== send)) this.flush();
    this.pending ??= { name, text: '', send };
    this.pending.text += text;
    const due = performance.now() - this.flushedAt > holdMs;
    if (due || this.pending.text.length > holdCharacters) return this.flush();
    if (this.scheduled) return;
    this.scheduled = true;
    setImmediate(() => {
      this.scheduled = false;
      this.flush();
    });
  }
}
