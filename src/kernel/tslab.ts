import { createRequire } from 'node:module';
import type { Reply, Router } from 'zeromq';
import { compileWithMaps, type TslabTypeScript } from './cell-maps.js';

/** One Jupyter message, as tslab hands it around. */
export interface TslabMessage {
  identity: Buffer[];
  header: { msg_type: string; msg_id: string };
  content: object;
  createReply(): TslabMessage;
  signAndSend(key: string, socket: unknown): void;
}

/** The half of tslab that speaks Jupyter's wire protocol, as far as the launcher touches it. */
export interface TslabServer {
  connInfo: { key: string };
  iopub: { send(frames: (string | Buffer)[]): void; close(): void };
  shell: Router;
  control: Router;
  stdin: Router;
  hb: Reply;
  init(): Promise<void>;
  publishStatus(status: string, parent: TslabMessage): void;
  handleShellMessage(socket: unknown, ...frames: Buffer[]): Promise<void>;
  handleExecute(socket: unknown, message: TslabMessage): Promise<void>;
  handleCommInfoRequest(socket: unknown, message: TslabMessage): void;
  close(): void;
}

/** A finding of the compiler; positions count from 0 within the cell. */
export interface TslabDiagnostic {
  start: { line: number; character: number };
  end: { line: number; character: number };
  messageText: string;
  /** Set when the finding is in another file than the cell. */
  fileName?: string;
}

/** tslab's compiler of cells, which knows the declarations of the cells before. */
export interface TslabConverter {
  convert(
    previous: string,
    source: string,
  ): { output?: string; diagnostics: TslabDiagnostic[]; hasToplevelAwait?: boolean };
  close(): void;
}

/** What runs compiled cells one after another in one scope. */
export interface TslabExecutor {
  execute(source: string): Promise<boolean>;
  /** Ends a cell that is awaiting something. */
  interrupt(): void;
  /** What there is to say about the name at a position, if there is one. */
  inspect(code: string, at: number): object | null | undefined;
  close(): void;
}

export interface TslabConverters {
  readonly node: TslabConverter;
  readonly browser: TslabConverter;
  close(): void;
}

interface Jupyter {
  ZmqServer: new (handler: object) => TslabServer;
  JupyterHandlerImpl: new (executor: TslabExecutor, isJs: boolean) => object;
  /** What tslab's own `display` sends through; set at the start of each cell. */
  lastWriteDisplayData: ((content: object, update: boolean) => void) | null;
}

const requireTslab = createRequire(require.resolve('tslab/package.json'));

// tslab's package is left as it is; the compiler it loads is handed to it with source maps on, so that a
// stack trace can name the line of a cell. It has to be in place before tslab's converter is loaded.
const typescript = requireTslab.resolve('@tslab/typescript-for-tslab');
const plain = requireTslab(typescript) as TslabTypeScript;
requireTslab.cache[typescript]!.exports = compileWithMaps(plain);

export const jupyter = requireTslab('./dist/jupyter.js') as Jupyter;

export const { createConverter } = requireTslab('./dist/converter.js') as {
  createConverter: (options: { isJS: boolean; isBrowser: boolean }) => TslabConverter;
};

export const { createExecutor } = requireTslab('./dist/executor.js') as {
  createExecutor: (
    directory: string,
    converters: TslabConverters,
    console: { log(value: unknown): void; error(...what: unknown[]): void },
  ) => TslabExecutor;
};
