import { OWN_OPTIONS, type OwnOption } from '../loading/own-options.js';
import type { Setting } from './overrides.js';
import { parsedArgs } from '../command/parsed-args.js';
import { UsageError } from '../command/usage-error.js';

export type StartOptions = {
  help: boolean;
  /** auto, simulated, a name in the catalogue or the path of a file. */
  cohort: string;
  /** What is said of a cohort from a file, by name of the parameter. */
  own: Setting[];
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
  --cohort FILE             a cohort of your own: CSV, TSV, GCT, GEO series matrix or ARFF, gzipped or not; with
    --labels FILE             its labels, in the columns sample and label, or a CLS file
    --positive NAME           the class that counts as positive; the rarer one unless given
    --split COLUMN            a column that says training or held-out; drawn at random where there is none
    --label-column NAME       the column or characteristic with the class, if it is not called label
    --samples-in rows|columns where samples lie, if that can't be told
    --scale intensity|log2|counts   what the numbers are, if that can't be told
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
    cohort: values.cohort ?? 'auto',
    own: Object.entries(OWN_OPTIONS).flatMap(([name, option]) => {
      const value = values[option];
      return value === undefined ? [] : [{ name, value, given: `--${option} ${value}` }];
    }),
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
  const text = { type: 'string' } as const;
  const own = Object.fromEntries(Object.values(OWN_OPTIONS).map((option) => [option, text]));
  const options = {
    ...(own as Record<OwnOption, typeof text>),
    help: { type: 'boolean', short: 'h' },
    cohort: text,
    only: { ...text, multiple: true },
    set: { ...text, multiple: true },
    out: text,
    timeout: text,
    'in-place': { type: 'boolean' },
  } as const;
  return parsedArgs({ args, options, allowPositionals: false }, 'npm start -- --help').values;
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
