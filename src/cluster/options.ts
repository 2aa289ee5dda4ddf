import { OWN_OPTIONS, type OwnCohort, ownOptions } from '../loading/own-options.js';
import { parsedArgs } from '../command/parsed-args.js';
import { UsageError } from '../command/usage-error.js';
import type { PlanOptions } from './plan.js';
import type { ShardNumber } from './shard.js';

/** What the command line asks for; paths as they were given. */
export type Command =
  | { readonly name: 'help' }
  | { readonly name: 'plan'; readonly plan: PlanOptions; readonly out: string }
  | { readonly name: 'pipelines'; readonly file: string; readonly out: string }
  | (Inputs & { readonly name: 'shard'; readonly shard: ShardNumber; readonly threads: number })
  | (Inputs & { readonly name: 'merge'; readonly shards: readonly string[] })
  | { readonly name: 'figures'; readonly folder: string; readonly out: string };

interface Inputs {
  readonly plan: string;
  readonly pipelines: string;
  readonly out: string;
}

export const help = `Resampling in shards: plan it, run shard i of N anywhere, merge. Any N gives the same bytes.

  leukemia-notebooks plan --cohort golub|simulated|FILE --out plan.json
      [--labels FILE] [--label-column NAME] [--positive NAME] [--split COLUMN] [--samples-in rows|columns]
      [--scale intensity|log2|counts]   of a cohort from a file, as for npm start
      [--cohort-seed 1]     of the simulated cohort
      [--samples all]       or training: the samples that take part
      [--folds 5] [--repeats 1] [--seed 1]
      [--permutations M]    a permutation test (the labels as they are, and M shuffles of them) instead of a
                            cross-validation; its samples are the training ones unless said otherwise
  leukemia-notebooks pipelines FILE --out pipelines.json
                            checks specs of pipelines and writes them out in full. FILE is a JSON object of specs by
                            name, or { "kind": "every-pair", "models": {…}, "steps": {…}, "folds": 5 }
  leukemia-notebooks shard --plan plan.json --pipelines pipelines.json --shard 3/10 --out shard.json
      [--threads 1]         worker threads. A shard that is there and whole is not computed again
  leukemia-notebooks merge --plan plan.json --pipelines pipelines.json --out DIR SHARD...
                            writes tables (CSV) and merged.json. A SHARD is a file, or a folder of *.json. One that is
                            damaged or of something else is renamed to *.unusable and nothing is merged
  leukemia-notebooks figures DIR --out DIR
                            the figures of a merged result, as PNG

Files are JSON and appear whole or not at all; progress goes to stderr. Exit codes: 0 done, 1 failed, 2 the command makes
no sense, 3 shards are missing or unusable (run them again), 4 a file could not be written.
`;

/** @throws UsageError saying what is wrong with it */
export function parseCommand([name, ...args]: readonly string[]): Command {
  switch (name) {
    case undefined:
    case 'help':
    case '--help':
    case '-h':
      return { name: 'help' };
    case 'plan':
      return planCommand(args);
    case 'pipelines':
    case 'figures': {
      const { values, positionals } = parsed(args, ['out']);
      const file = one(positionals, name);
      const out = required(values, 'out');
      return name === 'pipelines' ? { name, file, out } : { name, folder: file, out };
    }
    case 'shard': {
      const { values, positionals } = parsed(args, [
        'plan',
        'pipelines',
        'shard',
        'threads',
        'out',
      ]);
      none(positionals);
      const shard = shardNumber(required(values, 'shard'));
      return { name, ...inputs(values), shard, threads: whole(values, 'threads', 1, 1) };
    }
    case 'merge': {
      const { values, positionals } = parsed(args, ['plan', 'pipelines', 'out']);
      if (positionals.length === 0)
        throw new UsageError('merge: name the shards, or their folder.');
      return { name, ...inputs(values), shards: positionals };
    }
    default:
      throw new UsageError(`There is no command "${name}". They are listed by --help.`);
  }
}

function planCommand(args: readonly string[]): Command {
  const names = [
    ...Object.values(OWN_OPTIONS),
    'cohort',
    'cohort-seed',
    'samples',
    'folds',
    'repeats',
    'seed',
    'permutations',
  ];
  const { values, positionals } = parsed(args, [...names, 'out']);
  none(positionals);
  const own = Object.entries(OWN_OPTIONS).map(([name, option]) => [name, values[option]]);
  const cohort = {
    cohort: required(values, 'cohort'),
    ...ownOptions(Object.fromEntries(own) as OwnCohort),
  };
  const permutations =
    values.permutations === undefined ? undefined : whole(values, 'permutations', 1);
  const samples = values.samples ?? (permutations === undefined ? 'all' : 'training');
  if (samples !== 'all' && samples !== 'training') {
    throw new UsageError(`--samples ${samples}: all or training.`);
  }
  const plan = {
    cohort,
    cohortSeed: whole(values, 'cohort-seed', 0, 1),
    samples,
    folds: whole(values, 'folds', 2, 5),
    repeats: whole(values, 'repeats', 1, 1),
    seed: whole(values, 'seed', 0, 1),
    ...(permutations !== undefined && { permutations }),
  } as const;
  return { name: 'plan', plan, out: required(values, 'out') };
}

type Values = Readonly<Record<string, string | undefined>>;

function parsed(
  args: readonly string[],
  names: readonly string[],
): { values: Values; positionals: string[] } {
  const options = Object.fromEntries(names.map((name) => [name, { type: 'string' as const }]));
  const config = { args: [...args], options, allowPositionals: true };
  const { values, positionals } = parsedArgs(config, 'leukemia-notebooks --help');
  return { values: { ...values }, positionals };
}

const inputs = (values: Values): Inputs => ({
  plan: required(values, 'plan'),
  pipelines: required(values, 'pipelines'),
  out: required(values, 'out'),
});

function required(values: Values, name: string): string {
  const value = values[name];
  if (value === undefined || value === '')
    throw new UsageError(`--${name} is missing. See --help.`);
  return value;
}

function whole(values: Values, name: string, least: number, otherwise = least): number {
  const text = values[name] ?? String(otherwise);
  const value = Number(text);
  if (/^\d+$/.test(text) && Number.isSafeInteger(value) && value >= least) return value;
  throw new UsageError(`--${name} must be a whole number from ${least}, not "${text}".`);
}

function shardNumber(text: string): ShardNumber {
  const [, i, of] = (/^(\d+)\/(\d+)$/.exec(text) ?? []).map(Number);
  if (i >= 1 && of >= i && Number.isSafeInteger(of)) return { i, of };
  throw new UsageError(`--shard must be i/N with i from 1 to N, such as 3/10, not "${text}".`);
}

function one(positionals: readonly string[], command: string): string {
  if (positionals.length === 1) return positionals[0];
  throw new UsageError(`${command}: give one file or folder, not ${positionals.length}.`);
}

function none(positionals: readonly string[]): void {
  if (positionals.length > 0) throw new UsageError(`"${positionals[0]}" is not an option.`);
}
