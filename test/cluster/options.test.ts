import { expect, test } from 'vitest';
import { parseCommand } from '../../src/cluster/options.js';
import { snakemakeOptions } from '../../src/cluster/snakemake-options.js';

const command = (line: string) => parseCommand(line.split(' ').filter(Boolean));

test('plans', () => {
  const usual = { cohort: { cohort: 'simulated' }, cohortSeed: 1, folds: 5, repeats: 1, seed: 1 };
  expect(command('plan --cohort simulated --out p')).toEqual({
    ...{ name: 'plan', out: 'p', plan: { ...usual, samples: 'all' } },
  });
  expect(command('plan --cohort simulated --permutations 9 --seed 0 --out p')).toMatchObject({
    plan: { ...usual, samples: 'training', permutations: 9, seed: 0 },
  });
  expect(command('plan --cohort a.csv --labels b.csv --samples-in rows --out p')).toMatchObject({
    plan: { cohort: { cohort: 'a.csv', labels: 'b.csv', samplesIn: 'rows' } },
  });
});

test('shards and merges', () => {
  const paths = { plan: 'p', pipelines: 's', out: 'o' };
  expect(command('shard --plan p --pipelines s --shard 3/10 --out o')).toEqual({
    ...{ name: 'shard', ...paths, shard: { i: 3, of: 10 }, threads: 1 },
  });
  expect(command('merge --plan p --pipelines s --out o a b')).toEqual({
    ...{ name: 'merge', ...paths, shards: ['a', 'b'] },
  });
});

test.each(['', 'help', '--help', '-h'])('"%s" gives help', (line) => {
  expect(command(line)).toEqual({ name: 'help' });
});

test.each([
  ['plans', 'no command "plans"'],
  ['plan --out p', '--cohort is missing'],
  ['plan --cohort golub --folds 1 --out p', '--folds must be a whole number from 2, not "1"'],
  ['plan --cohort golub --seed 1.5 --out p', '--seed must be a whole number'],
  ['plan --cohort golub --permutations 0 --out p', '--permutations must be a whole number from 1'],
  ['plan --cohort golub --samples some --out p', 'all or training'],
  ['plan --cohort golub --out p more', '"more" is not an option'],
  ['shard --plan p --pipelines s --shard 0/10 --out o', 'i/N with i from 1 to N'],
  ['shard --plan p --pipelines s --shard 11/10 --out o', 'i/N with i from 1 to N'],
  ['shard --plan p --pipelines s --shard 3 --out o', 'i/N with i from 1 to N'],
  ['shard --pipelines s --shard 1/1 --out o', '--plan is missing'],
  ['merge --plan p --pipelines s --out o', 'name the shards'],
  ['figures --out o', 'give one file or folder, not 0'],
  ['shard --shards 3', "Unknown option '--shards'"],
])('%s is refused', (line, message) => {
  expect(() => command(line)).toThrow(message);
});

test('Snakemake gets what the workflow needs, and what was asked for after it', () => {
  const plain = snakemakeOptions([]);
  expect(plain.join(' ')).toMatch(/--cores all --configfile \S+config.yaml$/);
  const asked = ['--cores', '2', '--configfile', 'mine.yaml'];
  const given = snakemakeOptions(asked);
  expect(given.slice(-4)).toEqual(asked);
  expect(given.filter((arg) => /config.yaml|^all$/.test(arg))).toEqual([]);
  expect(snakemakeOptions(['--profile', 'workflow/profiles/slurm'])).not.toContain('--cores');
});
