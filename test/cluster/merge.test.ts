import { describe, expect, it } from 'vitest';
import { Incomplete, merge, type TextFile } from '../../src/cluster/merge.js';
import type { Plan } from '../../src/cluster/plan.js';
import { sealed, unsealed } from '../../src/cluster/sealed.js';
import { runShard } from '../../src/cluster/shard.js';
import { crossValidate } from '../../src/evaluation/cross-validation.js';
import { permutationTest } from '../../src/evaluation/permutation-test.js';
import { random } from '../../src/numerics/random.js';
import { studyOf } from '../../src/cluster/study-of.js';
import { data, foldsPlan, permutationPlan, pipelines } from './small-studies.js';

async function shardsOf(plan: Plan, of: number): Promise<TextFile[]> {
  const numbers = Array.from({ length: of }, (_, k) => k + 1);
  return Promise.all(
    numbers.map(async (i) => {
      const text = await runShard(plan, pipelines, data, { i, of });
      return { name: `${i}-of-${of}.json`, text };
    }),
  );
}

const merged = async (plan: Plan, of: number, order = random(of)) =>
  merge(plan, pipelines, order.shuffle(await shardsOf(plan, of)));

async function complaintOf(files: readonly TextFile[], plan: Plan = foldsPlan) {
  const error: unknown = await merge(plan, pipelines, files).catch((error: unknown) => error);
  expect(error).toBeInstanceOf(Incomplete);
  const { message, unusable } = error as Incomplete;
  return { message, unusable };
}

describe('merge', () => {
  // More shards than pieces, too.
  const numbers = [1, 2, 3, 4, 5, 6, 9];

  it('gives the bytes of one process for a cross-validation, whatever N and the order', async () => {
    const whole = await crossValidate(pipelines, data, foldsPlan.resampling);
    const one = await merged(foldsPlan, 1);
    expect(one.result).toEqual(whole);
    for (const of of numbers) expect((await merged(foldsPlan, of)).text).toBe(one.text);
  });

  it('gives the bytes of one process for a permutation test, whatever N and the order', async () => {
    const one = await merged(permutationPlan, 1);
    const [rows, tests] = studyOf(permutationPlan, pipelines).tables(one.result);
    const { permutations, resampling } = permutationPlan;
    const options = { ...resampling, permutations };
    for (const [name, spec] of Object.entries(pipelines)) {
      const { accuracy, auc } = await permutationTest(spec, data, options);
      const own = rows.rows.filter((row) => (row as { pipeline: string }).pipeline === name);
      const expected = [accuracy.observed, ...accuracy.permuted].map((value, permutation) => {
        const aucs = [auc.observed, ...auc.permuted];
        return { pipeline: name, permutation, accuracy: value, auc: aucs[permutation] };
      });
      expect(own).toEqual(expected);
      expect(tests.rows).toContainEqual({
        ...{ pipeline: name, statistic: 'auc', observed: auc.observed },
        ...{ permutations: 5, p: auc.p },
      });
    }
    for (const of of numbers) expect((await merged(permutationPlan, of)).text).toBe(one.text);
  });

  it('takes shards of several N together', async () => {
    const [three, two] = [await shardsOf(foldsPlan, 3), await shardsOf(foldsPlan, 2)];
    const mixed = await merge(foldsPlan, pipelines, [three[2], two[0], two[1], three[0]]);
    expect(mixed.text).toBe((await merged(foldsPlan, 1)).text);
    const damaged = { name: 'damaged', text: two[0].text.slice(1) };
    expect((await complaintOf([...three, damaged])).unusable).toEqual(['damaged']);
  });

  it('does not choose between shards that contradict each other', async () => {
    const [one] = await shardsOf(permutationPlan, 1);
    const content = (await unsealed(one.text)) as { pieces: { result: { auc: number }[] }[] };
    content.pieces[3].result[1].auc += 1e-15;
    const other = { name: 'other', text: await sealed(content) };
    const both = merge(permutationPlan, pipelines, [one, other]);
    await expect(both).rejects.toThrow('other has another result of piece 3');
  });

  it('never merges what is damaged, and says which file it is', async () => {
    const files = await shardsOf(foldsPlan, 3);
    const { text, name } = files[1];
    const draw = random(11);
    for (let attempt = 0; attempt < 40; attempt++) {
      const at = draw.integer(text.length);
      const flipped = String.fromCharCode(text.charCodeAt(at) ^ (1 << draw.integer(6)));
      const bad = [
        text.slice(0, at) + flipped + text.slice(at + 1),
        text.slice(0, at),
        text.slice(0, at) + '\0'.repeat(text.length - at),
      ][attempt % 3];
      const { message, unusable } = await complaintOf([files[0], { name, text: bad }, files[2]]);
      expect(unusable).toEqual([name]);
      expect(message).toMatch(
        /2-of-3.json cannot be merged: .*\n2 of 6 pieces of work are missing/,
      );
    }
  });

  it('says how much is missing', async () => {
    const files = await shardsOf(foldsPlan, 3);
    const { message, unusable } = await complaintOf(files.slice(1));
    expect(unusable).toEqual([]);
    expect(message).toContain('2 of 6 pieces of work are missing');
    expect((await complaintOf([])).message).toContain('6 of 6');
  });

  it('takes nothing of another plan, other pipelines, another Node or other code', async () => {
    const files = await shardsOf(foldsPlan, 1);
    const other = { ...foldsPlan, resampling: { ...foldsPlan.resampling, seed: 8 } };
    expect((await complaintOf(files, other)).message).toContain('it is of another plan');
    const reversed = Object.fromEntries(Object.entries(pipelines).reverse());
    await expect(merge(foldsPlan, reversed, files)).rejects.toThrow('it is of other pipelines');
    const content = (await unsealed(files[0].text)) as { madeBy: object };
    for (const [change, reason] of [
      [{ node: '1.0.0' }, 'it was made by Node 1.0.0'],
      [{ code: 'other' }, 'it was made by other code'],
    ] as const) {
      const text = await sealed({ ...content, madeBy: { ...content.madeBy, ...change } });
      expect((await complaintOf([{ name: 'a', text }])).message).toContain(reason);
    }
  });
});
