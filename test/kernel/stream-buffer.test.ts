import { expect, test } from 'vitest';
import { StreamBuffer } from '../../src/kernel/stream-buffer.js';

function collecting() {
  const buffer = new StreamBuffer();
  const sent: string[] = [];
  const send = (name: string, text: string) => sent.push(`${name} ${text}`);
  return {
    buffer,
    sent,
    out: buffer.writer('stdout', send),
    err: buffer.writer('stderr', send),
  };
}

test('the lines of a slow cell go out at once, before its synchronous stretch is over', () => {
  const { sent, out } = collecting();
  for (let i = 0; i < 10; i++) {
    out(`${i}\n`);
    expect(sent).toHaveLength(i + 1);
  }
});

test('of a fast one all is sent, in order, in few messages, without being asked', async () => {
  const { sent, out } = collecting();
  const lines = Array.from({ length: 100_000 }, (_, i) => `line ${i}\n`);
  for (const line of lines) out(line);
  await expect
    .poll(() => sent.map((text) => text.slice('stdout '.length)).join('') === lines.join(''))
    .toBe(true);
  expect(sent.length).toBeGreaterThan(1);
  expect(sent.length).toBeLessThan(500);
});

test('the streams keep their order when text is held', () => {
  const { buffer, sent, out, err } = collecting();
  for (let i = 0; i < 1000; i++) out('.');
  err('error');
  out('after');
  buffer.flush();
  const joined = sent.join('').replaceAll('stdout ', '');
  expect(joined).toBe(`${'.'.repeat(1000)}stderr errorafter`);
});

test('a letter that comes in two pieces is one letter', () => {
  const { buffer, sent, out } = collecting();
  const [first, second] = Buffer.from('é');
  out(Buffer.from([first]));
  out(Buffer.from([second]));
  buffer.flush();
  expect(sent.join('')).toContain('é');
  expect(sent.join('')).not.toContain('\ufffd');
});
