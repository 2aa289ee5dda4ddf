import type { Reply, Router } from 'zeromq';
import { CellRunner, type ExecuteRequest } from './cell-runner.js';
import type { Endpoints } from './endpoints.js';
import { nameOfCall } from './hover.js';
import { tellParent } from './lifeline.js';
import { jupyter, type TslabExecutor, type TslabMessage } from './tslab.js';

/** tslab's server, with cells run by a `CellRunner` and nothing lost on the way out. */
export class KernelServer extends jupyter.ZmqServer {
  constructor(
    private readonly cells: CellRunner,
    private readonly endpoints: Endpoints,
  ) {
    // tslab's handler stays for completion, hovering and whether a cell is complete.
    super(new jupyter.JupyterHandlerImpl(helpful(cells.executor), false));
  }

  /**
   * Opens the channels. In the place of tslab's, which listens to a socket that is not yet bound: zeromq 6.8 binds in
   * another thread and refuses to receive until that is done, and where a message was faster, on a busy machine, tslab
   * listened no more and the kernel was deaf.
   *
   * What is published goes by way of the parent: a socket sends in a thread of its own, and what it has not sent when
   * this process exits or is killed would be lost.
   */
  override async init(): Promise<void> {
    const { Reply, Router } = await import('zeromq');
    const { key, address } = this.endpoints;
    this.connInfo = { key };
    this.iopub = publishedByParent;
    this.shell = new Router(neverRefusing);
    this.control = new Router(neverRefusing);
    this.stdin = new Router();
    this.hb = new Reply();
    const opened = (['shell', 'control', 'stdin', 'hb'] as const).map((channel) =>
      this[channel].bind(address(channel)),
    );
    await Promise.all(opened);
    void listen(this.shell, (frames) => this.handleShellMessage(this.shell, ...frames));
    void listen(this.control, (frames) => this.handleShellMessage(this.control, ...frames));
    void listen(this.hb, (frames) => this.hb.send(frames));
  }

  override publishStatus(status: string, parent: TslabMessage): void {
    this.cells.flush();
    super.publishStatus(status, parent);
  }

  /** A message that cannot be read or answered is no failure of the cell that happens to run. */
  override async handleShellMessage(socket: unknown, ...frames: Buffer[]): Promise<void> {
    try {
      await super.handleShellMessage(socket, ...frames);
    } catch (error) {
      console.error(`A message to the kernel could not be handled: ${String(error)}`);
    }
  }

  override async handleExecute(socket: unknown, message: TslabMessage): Promise<void> {
    const answer = (to: unknown, type: string, content: object) => {
      const reply = message.createReply();
      reply.header.msg_type = type;
      reply.content = content;
      reply.signAndSend(this.connInfo.key, to);
    };
    const identities = message.identity.map((identity) => identity.toString('base64'));
    const content = await this.cells.run(message.content as ExecuteRequest, {
      publish: (type, what) => answer(this.iopub, type, what),
      running: (runs) => tellParent({ cell: runs ? { identities, header: message.header } : null }),
    });
    answer(socket, 'execute_reply', { user_expressions: {}, payload: [], ...content });
  }

  /** tslab answers this one as if it were a completion. */
  override handleCommInfoRequest(socket: unknown, message: TslabMessage): void {
    const reply = message.createReply();
    reply.header.msg_type = 'comm_info_reply';
    reply.content = { status: 'ok', comms: {} };
    reply.signAndSend(this.connInfo.key, socket);
  }

  override close(): void {
    // What ends on request needs no last words.
    tellParent({ cell: null });
    super.close();
    // Timers and workers that a cell left behind would keep the process for ever.
    setTimeout(() => process.exit(0), 100);
  }
}

/**
 * By default a socket queues 1,000 messages and zeromq 6.8 takes about 512 per turn of the event loop, and what is above
 * that is gone. Without a limit to the queue a message can always be taken, and with a time-out of 0 it is.
 */
const neverRefusing = { sendHighWaterMark: 0, sendTimeout: 0 };

/** Hands on each message that comes, until the socket is closed. */
async function listen(
  socket: Router | Reply,
  take: (frames: Buffer[]) => Promise<void>,
): Promise<void> {
  for await (const frames of socket) void take(frames);
}

const publishedByParent: KernelServer['iopub'] = {
  send: (frames) => {
    tellParent({ publish: frames.map((frame) => Buffer.from(frame).toString('base64')) });
  },
  close: () => undefined,
};

/** tslab tells of the name under the cursor; between the brackets of a call this one tells of the function. */
function helpful(executor: TslabExecutor): TslabExecutor {
  const inspect = (code: string, at: number) => {
    const call = nameOfCall(code, at);
    return executor.inspect(code, at) ?? (call === undefined ? null : executor.inspect(code, call));
  };
  return { ...executor, inspect };
}
