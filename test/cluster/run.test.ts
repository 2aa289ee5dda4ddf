import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Plan } from '../../src/cluster/plan.js';
import { run } from '../../src/cluster/run.js';
import { projectRoot } from '../../src/files/project-root.js';
import { FORMATS, LABELS_FILE } from '../cohort/texts.js';

const folder = mkdtempSync(join(tmpdir(), 'run-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs a command line in the folder. */
async function tool(line: string) {
  const said: string[] = [];
  const printed: string[] = [];
  const code = await run(line.split(' '), {
    startedIn: folder,
    print: (text) => printed.push(text),
    say: (text) => said.push(text),
    progress: (text) => said.push(text),
  });
  return { code, said: said.join('\n'), printed: printed.join('') };
}

const inputs = '--plan plan.json --pipelines pipelines.json';
const shard = (i: number, of: number, out = `shards/${i}.json`) =>
  tool(`shard ${inputs} --shard ${i}/${of} --out ${out}`);
const mergeTo = (out: string) => tool(`merge ${inputs} --out ${out} shards`);
const read = (...path: string[]) => readFileSync(join(folder, ...path), 'utf8');
const write = (name: string, text: string) => writeFileSync(join(folder, name), text);

describe('the command line', { timeout: 120_000 }, () => {
  beforeAll(async () => {
    const model = { kind: 'diagonal-lda' };
    const steps = [{ kind: 't-test-filter', keep: { top: 5 } }];
    write('short.json', JSON.stringify({ lda: { kind: 'pipeline', steps, model } }));
    const plan = 'plan --cohort simulated --samples training --folds 3 --out plan.json';
    expect(await tool(plan)).toEqual({ code: 0, said: '', printed: '' });
    expect((await tool('pipelines short.json --out pipelines.json')).code).toBe(0);
    for (const i of [1, 2]) expect((await shard(i, 2)).code).toBe(0);
    expect((await mergeTo('merged')).code).toBe(0);
  }, 120_000);

  it('writes the tables of the notebooks', () => {
    expect(readdirSync(join(folder, 'merged')).sort()).toEqual([
      'cross-validation.csv',
      'merged.json',
    ]);
    const rows = read('merged', 'cross-validation.csv').trim().split('\n');
    expect(rows[0]).toMatch(/^pipeline,repeat,fold,accuracy,precision,recall,f1,auc,/);
    expect(rows).toHaveLength(1 + 3);
  });

  it('computes no shard twice that is whole, and another one again', async () => {
    const before = read('shards', '2.json');
    expect((await shard(2, 2)).said).toMatch(/there already, and whole$/);
    write('shards/2.json', before.slice(0, -9));
    expect((await shard(2, 2)).said).toMatch(/shard 2\/2: done$/);
    expect(read('shards', '2.json')).toBe(before);
  });

  it('sets a damaged shard aside, merges nothing, and after that shard alone the bytes are the same', async () => {
    write('shards/1.json', read('shards', '1.json').replace('"fold":1', '"fold":7'));
    const refused = await mergeTo('again');
    expect(refused.code).toBe(3);
    expect(refused.said).toMatch(/1.json cannot be merged: its checksum is wrong/);
    expect(readdirSync(join(folder, 'shards')).sort()).toEqual(['1.json.unusable', '2.json']);
    expect(readdirSync(folder)).not.toContain('again');
    expect((await mergeTo('again')).said).toMatch(/2 of 3 pieces of work are missing/);
    await shard(1, 2);
    expect((await mergeTo('again')).code).toBe(0);
    for (const name of readdirSync(join(folder, 'merged')))
      expect(read('again', name)).toBe(read('merged', name));
  });

  it('merges twice at once into the same bytes', async () => {
    const both = await Promise.all([mergeTo('twice'), mergeTo('twice')]);
    expect(both.map(({ code }) => code)).toEqual([0, 0]);
    expect(readdirSync(join(folder, 'twice'))).toEqual(readdirSync(join(folder, 'merged')));
    for (const name of readdirSync(join(folder, 'merged')))
      expect(read('twice', name)).toBe(read('merged', name));
  });

  it('draws the figures', async () => {
    for (const name of ['plan.json', 'pipelines.json']) write(`merged/${name}`, read(name));
    expect((await tool('figures merged --out drawn')).code).toBe(0);
    expect(read('drawn', 'cross-validation.png').slice(1, 4)).toBe('PNG');
    mkdirSync(join(folder, 'bad'));
    for (const name of ['plan.json', 'pipelines.json']) write(`bad/${name}`, read(name));
    write('bad/merged.json', read('merged', 'merged.json').slice(1));
    expect((await tool('figures bad --out drawn')).said).toMatch(/cut short.*Merge again/);
  });

  it('refuses a cohort that is not the one of the plan', async () => {
    const checksum = /"checksum": "\w+"/;
    write('other.json', read('plan.json').replace(checksum, '"checksum": "tea"'));
    const line = 'shard --plan other.json --pipelines pipelines.json --shard 1/1 --out other';
    const { code, said } = await tool(line);
    expect(code).toBe(1);
    expect(said).toContain('with the checksum tea, and the simulated cohort here has');
  });

  it.each([
    ['merge --plan none.json --pipelines pipelines.json --out o shards', 1, 'no such file'],
    ['merge --plan short.json --pipelines pipelines.json --out o shards', 1, 'is no plan'],
    ['pipelines plan.json --out o', 1, 'plan.json, kind must be an object'],
    ['plan --cohort mine --out o', 1, `no cohort "mine" and no file ${join(folder, 'mine')}`],
    ['plan --cohort ./mine.csv --out o', 1, join(folder, 'mine.csv')],
    ['plan --cohort simulated --out short.json/o', 4, 'o was not saved in'],
  ])('%s ends with %d', async (line, code, message) => {
    const ended = await tool(line);
    expect(ended).toMatchObject({ code, printed: '' });
    expect(ended.said).toContain(message);
  });

  it('plans on a file that looks like a name so that a shard can be run from elsewhere', async () => {
    write('colon', FORMATS.csvProbesInRows());
    write('classes', LABELS_FILE);
    const plan = 'plan --cohort colon --labels classes --folds 2 --out own.json';
    expect(await tool(plan)).toEqual({ code: 0, said: '', printed: '' });
    const { cohort } = JSON.parse(read('own.json')) as Plan;
    expect(cohort.request).toEqual({
      cohort: join(folder, 'colon'),
      labels: join(folder, 'classes'),
    });
  });

  it('gives help on stdout', async () => {
    const { code, printed, said } = await tool('--help');
    expect({ code, said }).toEqual({ code: 0, said: '' });
    expect(printed).toMatch(/Exit codes: 0 done/);
  });
});

const built = join(projectRoot, 'dist', 'cluster', 'command.js');
const limits = spawnSync('bash', ['-c', 'ulimit -f 1']).status === 0;

// The operating system itself refuses to write more than a block of the file.
it.skipIf(!limits)('a file that cannot be written whole is not there at all', () => {
  const line = `ulimit -f 1; exec node ${built} plan --cohort simulated --repeats 50 --out ${folder}/long.json`;
  const { status, stderr } = spawnSync('bash', ['-c', line], { encoding: 'utf8' });
  expect(stderr).toContain('files may not be as large there');
  expect(status).toBe(4);
  expect(readdirSync(folder).filter((name) => name.startsWith('long'))).toEqual([]);
});
