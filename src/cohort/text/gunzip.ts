import { inflated } from './inflate.js';

/** Text of numbers shrinks some 3-fold, and tables of mostly zeros 100-fold; a bomb 1000-fold. */
const LARGEST_RATIO = 250;
/** Below this many bytes nothing can do harm, and ratios say little. */
const HARMLESS = 32 * 1024 * 1024;

/**
 * The content of a gzip file, as it comes.
 *
 * @throws Error when the file is damaged or cut short, or grows out of all proportion
 */
export async function* gunzipped(
  bytes: AsyncIterable<Uint8Array>,
  file: string,
): AsyncGenerator<Uint8Array> {
  let taken = 0;
  let given = 0;
  let refused: Error | undefined;
  const counted = async function* () {
    try {
      for await (const chunk of bytes) {
        taken += chunk.length;
        yield chunk;
      }
    } catch (error) {
      refused = error as Error;
      throw error;
    }
  };
  try {
    for await (const chunk of inflated(counted())) {
      given += chunk.length;
      if (given > HARMLESS && given > LARGEST_RATIO * taken) {
        throw new Error(
          `${file} grows to more than ${LARGEST_RATIO} times its size when it is decompressed: ` +
            'that is no table of expression values.',
        );
      }
      yield chunk;
    }
  } catch (error) {
    throw explainedGzip(refused ?? error, file);
  }
}

function explainedGzip(error: unknown, file: string): Error {
  const { code = '', message } = error as Error & { code?: string };
  if (!code.startsWith('Z_')) return error as Error;
  const what = code === 'Z_BUF_ERROR' ? 'it is cut short' : message;
  return new Error(`${file} can't be decompressed: ${what}. Get or make the file again.`, {
    cause: error,
  });
}
