/// <reference lib="dom" />
/** What a worker has in common with the one who started it: messages. The types of a window know them in another form. */
export const scope = globalThis as unknown as {
  postMessage(message: unknown, transfer?: Transferable[]): void;
  onmessage: (event: MessageEvent<unknown>) => void;
};
