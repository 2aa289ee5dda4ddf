import { spawn } from 'node:child_process';
import * as fs from 'node:fs/promises';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { buildSync } from 'esbuild';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { projectRoot } from '../../src/files/project-root.js';
import { plainCell } from '../../src/cohort/plain-cell.js';
import { saveCohort } from '../../src/cohort/write.js';
import { type Files, writeWhole } from '../../src/files/write-whole.js';
import { FORMATS, read } from '../cohort/texts.js';

let folder: string;
beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'whole-'))));
afterEach(() => rm(folder, { recursive: true, force: true }));

/** A file system that fails with a code at the given call. */
function failing(call: 'mkdir' | 'open' | 'write' | 'sync' | 'rename', code: string): Files {
  const fail = () => Promise.reject(Object.assign(new Error(`${code}: injected`), { code }));
  const open = async (...args: Parameters<typeof fs.open>) => {
    if (call === 'open') return fail();
    const file = await fs.open(...args);
    if (call === 'sync') file.sync = fail;
    if (call === 'write') {
      // The disk takes half of it.
      const write = file.writeFile.bind(file);
      file.writeFile = async (text) => {
        await write((text as string).slice(0, 3));
        return fail();
      };
    }
    return file;
  };
  return {
    mkdir: call === 'mkdir' ? fail : fs.mkdir,
    open,
    rename: call === 'rename' ? fail : fs.rename,
    rm: fs.rm,
  };
}

describe('writeWhole', () => {
  it('makes the folder and replaces what was there', async () => {
    const deeper = join(folder, 'a', 'b');
    await writeWhole(deeper, 'x.csv', 'one');
    await writeWhole(deeper, 'x.csv', ['t', 'w', 'o']);
    expect(await readFile(join(deeper, 'x.csv'), 'utf8')).toBe('two');
    expect(await readdir(deeper)).toEqual(['x.csv']);
  });

  it.each([
    ['write', 'ENOSPC', 'the disk is full'],
    ['sync', 'ENOSPC', 'the disk is full'],
    ['write', 'EDQUOT', 'the quota of disk space is used up'],
    ['open', 'EACCES', 'there is no permission to write there'],
    ['open', 'EROFS', 'the disk is read-only'],
    ['mkdir', 'EACCES', 'there is no permission to write there'],
    ['rename', 'EISDIR', 'there is a folder of that name'],
  ] as const)(
    'when %s fails with %s, leaves the old file and nothing else',
    async (call, code, why) => {
      await writeWhole(folder, 'x.csv', 'the old text');
      await expect(
        writeWhole(folder, 'x.csv', 'the new text', failing(call, code)),
      ).rejects.toThrow(
        `x.csv was not saved in ${folder}: ${why}. What was saved before is as it was.`,
      );
      expect(await readFile(join(folder, 'x.csv'), 'utf8')).toBe('the old text');
      expect(await readdir(folder)).toEqual(['x.csv']);
    },
  );
});

describe('saveCohort', () => {
  it('writes by the ending, and refuses others', async () => {
    const cohort = await read(FORMATS.gct13());
    await saveCohort(cohort, join(folder, 'small.gct'));
    await saveCohort(cohort, join(folder, 'small.csv'));
    expect((await readFile(join(folder, 'small.gct'), 'utf8')).slice(0, 12)).toBe(
      '#1.3\n12\t8\t1\t',
    );
    expect((await readFile(join(folder, 'small.csv'), 'utf8')).slice(0, 24)).toBe(
      'sample,label,split,g1_at',
    );
    await expect(saveCohort(cohort, 'small.xlsx')).rejects.toThrow('must end in .csv or .gct');
  });
});

describe('plainCell', () => {
  it.each(['=1+1', '+SUM(A1)', '-cmd|x', '@x', '\t=1', '-'])('makes %j no formula', (text) => {
    expect(plainCell(text)).toBe(`'${text}`);
  });
  it.each(['-1.5', '+2', '-1e-7', 'X95735_at', 'a=b', ''])('leaves %j', (text) => {
    expect(plainCell(text)).toBe(text);
  });
});

describe('a run that is killed', () => {
  it('leaves whole files and no half ones', async () => {
    const module = join(folder, 'write-whole.cjs');
    buildSync({
      entryPoints: [join(projectRoot, 'src', 'files', 'write-whole.ts')],
      outfile: module,
      bundle: true,
      platform: 'node',
    });
    const script = `
      const { writeWhole } = require(${JSON.stringify(module)});
      const text = (k) => String(k).padStart(9, '0').repeat(200_000);
      (async () => {
        for (let k = 0; ; k++) {
          await writeWhole(${JSON.stringify(folder)}, 'table' + (k % 3) + '.csv', text(k));
          console.log(k);
        }
      })();`;
    for (const delay of [5, 17, 31]) {
      const child = spawn(process.execPath, ['-e', script], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const exited = new Promise((resolve) => child.once('exit', resolve));
      const wrote = new Promise((resolve) => child.stdout.once('data', () => resolve('wrote')));
      expect(await Promise.race([wrote, exited])).toBe('wrote');
      await new Promise((resolve) => setTimeout(resolve, delay));
      child.kill('SIGKILL');
      await exited;
      const tables = (await readdir(folder)).filter((name) => name.endsWith('.csv'));
      expect(tables.length).toBeGreaterThan(0);
      for (const name of tables) {
        const text = await readFile(join(folder, name), 'utf8');
        expect(text.length).toBe(1_800_000);
        expect(text).toBe(text.slice(0, 9).repeat(200_000));
      }
    }
  });
});
