import { expect, it } from 'vitest';
import { GivenFiles } from '../../../src/site/browser/live/given-files.js';

const file = (name: string, size: number) => new File(['x'.repeat(size)], name);
const names = (given: { name: string }[]) => given.map(({ name }) => name);

it('takes files in the place of those before, however small they are', () => {
  const files = new GivenFiles();
  files.propose([file('large.csv', 5000)], false);
  expect(files.accept()).toBe(true);
  const proposed = files.propose([file('mine.csv', 300), file('labels.csv', 20)], true);
  expect(names(proposed)).toEqual(['mine.csv', 'labels.csv']);
  files.accept();
  expect(files.largest).toBe('mine.csv');
});

it("takes a single small file after the reader's own one as its labels", () => {
  const files = new GivenFiles();
  files.propose([file('mine.csv', 5000)], false);
  files.accept();
  expect(names(files.propose([file('labels.csv', 20)], true))).toEqual(['mine.csv', 'labels.csv']);
});

it('takes a single small file after those of a known cohort as another cohort', () => {
  const files = new GivenFiles();
  files.propose([file('train.csv', 5000), file('actual.csv', 20)], false);
  files.accept();
  expect(names(files.propose([file('mine.csv', 100)], false))).toEqual(['mine.csv']);
});

it('keeps what it had where the worker refuses', () => {
  const files = new GivenFiles();
  files.propose([file('mine.csv', 100)], false);
  files.accept();
  files.propose([file('sheet.xlsx', 100)], true);
  files.refuse();
  expect(files.names).toEqual(['mine.csv']);
  expect(files.accept()).toBe(false);
});
