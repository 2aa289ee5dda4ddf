import { expect, test } from 'vitest';
import { type Told, toldReader } from '../../src/kernel/lifeline.js';

const told: Told[] = [
  { cell: { identities: ['YQ=='], header: { username: 'Zoë' } } },
  { publish: ['YQ==', ''] },
  { cell: null },
];
const text = told.map((what) => `${JSON.stringify(what)}\n`).join('');

test.each([1, 7, 1000])('what is told is read as it was, in pieces of %d characters', (size) => {
  const heard: Told[] = [];
  const read = toldReader((what) => heard.push(what));
  for (let at = 0; at < text.length; at += size) read(text.slice(at, at + size));
  expect(heard).toEqual(told);
});

test('what is cut short, as the kernel died, is not heard', () => {
  const heard: Told[] = [];
  toldReader((what) => heard.push(what))(text.slice(0, -1));
  expect(heard).toEqual(told.slice(0, -1));
});
