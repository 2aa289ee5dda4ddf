import { running } from '../rerun/running.js';

/** The bytes of a stream as they come, and no more of them once the cell that reads them was abandoned. */
export async function* bytesOf(
  stream: ReadableStream<Uint8Array>,
): AsyncGenerator<Uint8Array, void, undefined> {
  const signal = running()?.signal;
  const reader = stream.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (signal?.aborted) await new Promise(() => undefined);
      if (done) return;
      yield value;
    }
  } finally {
    void reader.cancel();
  }
}
