import { parseArgs } from 'node:util';
import type { CohortChoice } from '../cohort/resolve.js';
import type { Setting } from './overrides.js';
import { UsageError } from './usage-error.js';

export type StartOptions = {
  help: boolean;
  cohort: CohortChoice;
  /** Number prefixes or names of notebooks; all when empty. */
  only: string[];
  settings: Setting[];
  out: string | undefined;
  /** Seconds per cell. */
  timeout: number;
  inPlace: boolean;
};

const defaultTimeout = 1800;

export const help = `Runs the notebooks in order and writes them, with the tables they save, to data/results/<cohort>/.

  npm start -- [options]

  --cohort golub|simulated  the real cohort (downloaded if need be), or one drawn from it at random;
                            without this, the real one where it can be had
  --only 04                 only this notebook, by number or name; repeat it or separate by commas
  --set name=value          another value for a field of the parameters cells; can be repeated; results then go to
                            data/results/<cohort>-changed/
  --out DIR                 write the results there instead
  --timeout S               seconds that a cell may take (${defaultTimeout})
  --in-place                when all went well, write the notebooks in notebooks/ too
  --help                    this text
`;

/**
 * Reads the command line of `npm start`.
 * @throws UsageError for an unknown option or a value that makes no sense
 */
export function parseOptions(args: string[]): StartOptions {
  const values = parsed(args);
  const options: StartOptions = {
    help: values.help ?? false,
    cohort: cohortChoice(values.cohort),
    only: (values.only ?? []).flatMap((list) => list.split(',')).map((name) => name.trim()),
    settings: (values.set ?? []).map(setting),
    out: values.out,
    timeout: seconds(values.timeout),
    inPlace: values['in-place'] ?? false,
  };
  if (options.inPlace && options.settings.length > 0) {
    throw new UsageError(
      '--in-place writes what belongs in notebooks/, and with --set the results are others: choose one of the two.',
    );
  }
  return options;
}

function parsed(args: string[]) {
  const options = {
    help: { type: 'boolean', short: 'h' },
    cohort: { type: 'string' },
    only: { type: 'string', multiple: true },
    set: { type: 'string', multiple: true },
    out: { type: 'string' },
    timeout: { type: 'string' },
    'in-place': { type: 'boolean' },
  } as const;
  try {
    return parseArgs({ args, options, allowPositionals: false }).values;
  } catch (error) {
    const [what] = (error as Error).message.split(/\. |\n/);
    throw new UsageError(
      `${what.replace(/\.$/, '')}. The options are listed by: npm start -- --help`,
    );
  }
}

function cohortChoice(value: string | undefined): CohortChoice {
  if (value === undefined) return 'auto';
  if (value === 'golub' || value === 'simulated') return value;
  throw new UsageError(`--cohort ${value}: the cohorts are golub and simulated.`);
}

function seconds(value: string | undefined): number {
  const number = Number(value ?? defaultTimeout);
  if (number > 0 && Number.isFinite(number)) return number;
  throw new UsageError(`--timeout ${value}: a number of seconds above 0 is needed.`);
}

function setting(text: string): Setting {
  const at = text.indexOf('=');
  if (at < 1) throw new UsageError(`--set ${text}: the form is --set name=value.`);
  return { name: text.slice(0, at).trim(), value: text.slice(at + 1) };
}
