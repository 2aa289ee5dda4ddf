import { StringDecoder } from 'node:string_decoder';
// Not the global one, which does nothing more for a cell that was stopped.
import { clearTimeout, setTimeout } from 'node:timers';

type StreamName = 'stdout' | 'stderr';
type Send = (name: StreamName, text: string) => void;

/** So many messages may go out in one go, and so many more per second: a Jupyter server passes on 1,000 per second. */
const burst = 50;
const perSecond = 200;
const holdCharacters = 65_536;

/**
 * Gathers what a cell prints, so that 100,000 lines are a few hundred messages. A cell that prints now and then has
 * each line sent at once, in the middle of a long computation too; what a fast one prints is held for some
 * milliseconds, or until it lets go of the event loop. `flush` sends it at once.
 */
export class StreamBuffer {
  private pending: { name: StreamName; text: string; send: Send } | undefined;
  private allowed = burst;
  private countedAt = performance.now();
  private scheduled: NodeJS.Timeout | undefined;

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
    clearTimeout(this.scheduled);
    this.scheduled = undefined;
    const held = this.pending;
    this.pending = undefined;
    if (!held?.text) return;
    this.allowed -= 1;
    held.send(held.name, held.text);
  }

  private add(name: StreamName, text: string, send: Send): void {
    if (this.pending && (this.pending.name !== name || this.pending.send !== send)) this.flush();
    this.pending ??= { name, text: '', send };
    this.pending.text += text;
    if (this.mayGo() || this.pending.text.length > holdCharacters) return this.flush();
    this.scheduled ??= setTimeout(() => this.flush(), 1000 / perSecond);
  }

  private mayGo(): boolean {
    const now = performance.now();
    const earned = ((now - this.countedAt) * perSecond) / 1000;
    this.allowed = Math.min(burst, Math.max(0, this.allowed) + earned);
    this.countedAt = now;
    return this.allowed >= 1;
  }
}
