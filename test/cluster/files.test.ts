import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readTexts, save, setAside } from '../../src/cluster/files.js';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'files-'))));
afterEach(() => rmSync(folder, { recursive: true }));

describe('save', () => {
  it('lets many write the same file at once: what is read meanwhile is whole', async () => {
    const path = join(folder, 'merged.json');
    const texts = ['a', 'b', 'c', 'd'].map((letter) => letter.repeat(200_000));
    await save(path, texts[0]);
    let writing = true;
    const seen = new Set<string>();
    const reading = (async () => {
      while (writing) {
        seen.add(readFileSync(path, 'utf8'));
        await new Promise((resolve) => setImmediate(resolve));
      }
    })();
    await Promise.all(Array.from({ length: 40 }, (_, k) => save(path, texts[k % 4])));
    writing = false;
    await reading;
    expect([...seen].filter((text) => !texts.includes(text))).toEqual([]);
    expect(readdirSync(folder)).toEqual(['merged.json']);
  });
});

describe('readTexts', () => {
  it('takes files as they are, and of folders what ends in .json, by name', async () => {
    for (const name of ['2.json', '1.json', '3.json.unusable', '4.json.x.partial', 'plain'])
      await save(join(folder, 'shards', name), name);
    const texts = await readTexts([join(folder, 'shards', 'plain'), join(folder, 'shards')]);
    expect(texts.map(({ text }) => text)).toEqual(['plain', '1.json', '2.json']);
  });
});

describe('setAside', () => {
  it('renames, and lets another process have been quicker', async () => {
    const path = join(folder, 'shard.json');
    await save(path, 'bad');
    await Promise.all([setAside(path), setAside(path)]);
    expect(readdirSync(folder)).toEqual(['shard.json.unusable']);
  });
});
