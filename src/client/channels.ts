import { randomUUID } from 'node:crypto';
import { Dealer, Subscriber } from 'zeromq';
import type { Connection } from './connection.js';
import type { Output } from '../notebook/notebook.js';
import { OutputCollector } from './outputs.js';
import { decode, encode, type Message } from '../kernel/wire.js';

/** A request and what came back for it so far; `done` settles with its reply and the kernel's going idle. */
export type Request = {
  outputs: Output[];
  reply: Message['content'] | undefined;
  idle: boolean;
  done: Promise<void>;
  finish: () => void;
};

/** The sockets to one kernel, and which message belongs to which request. */
export class KernelChannels {
  private readonly session = randomUUID();
  private readonly shell = new Dealer({ routingId: this.session, linger: 0 });
  private readonly control = new Dealer({ linger: 0 });
  private readonly iopub = new Subscriber({ linger: 0, receiveHighWaterMark: 0 });
  private readonly collector = new OutputCollector();
  private readonly requests = new Map<string, Request>();

  constructor(private readonly connection: Connection) {
    this.shell.connect(connection.address('shell'));
    this.control.connect(connection.address('control'));
    this.iopub.connect(connection.address('iopub'));
    this.iopub.subscribe();
    void this.listen(this.iopub);
    void this.listen(this.shell);
  }

  /** Sends a request on the shell channel. */
  ask(type: string, content: object): Request {
    let finish!: () => void;
    const done = new Promise<void>((resolve) => (finish = resolve));
    const request: Request = { outputs: [], reply: undefined, idle: false, done, finish };
    this.requests.set(this.send(this.shell, type, content), request);
    return request;
  }

  /** Asks the kernel to end. */
  shutdown(): void {
    this.send(this.control, 'shutdown_request', { restart: false });
  }

  close(): void {
    for (const socket of [this.shell, this.control, this.iopub]) socket.close();
  }

  private send(socket: Dealer, type: string, content: object): string {
    const { id, frames } = encode(this.connection.key, this.session, type, content);
    socket.send(frames).catch(() => undefined);
    return id;
  }

  private async listen(socket: Dealer | Subscriber): Promise<void> {
    try {
      for await (const frames of socket) this.take(decode(this.connection.key, frames));
    } catch (error) {
      if (!socket.closed) console.error(error);
    }
  }

  /** Output that comes after a cell's end still belongs to that cell. */
  private take(message: Message): void {
    const request = message.parent === undefined ? undefined : this.requests.get(message.parent);
    if (!request) return;
    if (message.type.endsWith('_reply')) request.reply = message.content;
    else if (message.type !== 'status') this.collector.add(request.outputs, message);
    else if (message.content.execution_state === 'idle') request.idle = true;
    if (request.reply && request.idle) request.finish();
  }
}
