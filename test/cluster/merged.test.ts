import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { merge } from '../../src/cluster/merge.js';
import { mergedNestedCrossValidation } from '../../src/cluster/merged.js';
import { sealed, unsealed } from '../../src/cluster/sealed.js';
import { runShard } from '../../src/cluster/shard.js';
import { crossValidate } from '../../src/evaluation/cross-validation.js';
import { stratifiedKFold } from '../../src/evaluation/resampling.js';
import { data, foldsPlan, permutationPlan, pipelines, provenance } from './small-studies.js';

const folder = mkdtempSync(join(tmpdir(), 'merged-'));
const cohort = { provenance };
const { resampling } = foldsPlan;
const file = join(folder, 'drawn', 'nested', 'merged.json');

const save = (path: string, text: string) => {
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, text);
};

beforeAll(async () => {
  for (const [study, plan] of Object.entries({ nested: foldsPlan, shuffled: permutationPlan })) {
    const text = await runShard(plan, pipelines, data, { i: 1, of: 1 });
    const merged = await merge(plan, pipelines, [{ name: 'one', text }]);
    save(join(folder, 'drawn', study, 'merged.json'), merged.text);
  }
  writeFileSync(join(folder, 'a-file'), '');
  mkdirSync(join(folder, 'drawn', 'begun'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const found = (...changed: Partial<Parameters<typeof mergedNestedCrossValidation>>) => {
  const [first = cohort, second = resampling, third = pipelines] = changed;
  return mergedNestedCrossValidation(first, second, third, folder);
};

test('what was merged is what would be computed, with a sentence on where it came from', async () => {
  const whole = await crossValidate(pipelines, data, resampling);
  const origin = 'Computed in shards by `npm run cluster` and merged: drawn/nested.';
  expect(await found()).toEqual({ ...whole, origin });
});

test('nothing is taken that is for another cohort, plan or pipelines', async () => {
  const { neighbours, ...fewer } = pipelines;
  expect(await found({ provenance: { ...provenance, checksum: 'tea' } })).toBeUndefined();
  const options = { folds: 3, repeats: 2, seed: 8 };
  expect(await found(undefined, stratifiedKFold(data.y, options))).toBeUndefined();
  expect(await found(undefined, { ...resampling, repeats: 1 })).toBeUndefined();
  expect(await found(undefined, undefined, fewer)).toBeUndefined();
  expect(await found(undefined, undefined, { neighbours, ...fewer })).toBeUndefined();
});

test('nothing is taken that is damaged or was made by other code', async () => {
  const text = readFileSync(file, 'utf8');
  writeFileSync(file, text.replace('"accuracy":', '"accuracy": '));
  expect(await found()).toBeUndefined();
  const content = (await unsealed(text)) as { madeBy: object };
  writeFileSync(file, await sealed({ ...content, madeBy: { ...content.madeBy, code: 'older' } }));
  expect(await found()).toBeUndefined();
  writeFileSync(file, text);
  expect(await found()).toBeDefined();
});

test('without any results there is none', async () => {
  const nowhere = join(folder, 'nowhere');
  expect(await mergedNestedCrossValidation(cohort, resampling, pipelines, nowhere)).toBeUndefined();
});
