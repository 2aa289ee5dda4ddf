import { parseArgs, type ParseArgsConfig } from 'node:util';
import { UsageError } from './usage-error.js';

/**
 * A command line, as `parseArgs` reads it.
 *
 * @param lists the command that lists the options, for the message
 * @throws UsageError naming what is wrong and where to look
 */
export function parsedArgs<T extends ParseArgsConfig>(
  config: T,
  lists: string,
): ReturnType<typeof parseArgs<T>> {
  try {
    return parseArgs(config);
  } catch (error) {
    const [what] = (error as Error).message.split(/\. |\n/);
    throw new UsageError(`${what.replace(/\.$/, '')}. The options are listed by: ${lists}`);
  }
}
