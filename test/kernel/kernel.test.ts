import { existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { KernelChannels } from '../../src/client/channels.js';
import { KernelClient, type Execution } from '../../src/client/client.js';
import type { Connection } from '../../src/client/connection.js';
import { compileKernel, isAlive, launcherOf, scratchFolder } from './compiled.js';
import { printed } from './fixtures.js';

const folder = scratchFolder('kernel');
let argv: string[];
let kernel: KernelClient;

const run = (code: string): Promise<Execution> => kernel.execute(code);
const trace = (execution: Execution) => execution.error!.traceback.join('\n');

/** The scratch folder is a little project of its own, with a package that is built as this one is. */
function build(version: number): void {
  writeFileSync(join(folder, 'dist', 'index.js'), `exports.version = ${version};\n`);
  writeFileSync(join(folder, 'dist', 'index.d.ts'), `export declare const version: number;\n`);
  writeFileSync(join(folder, 'dist', '.tsbuildinfo'), String(version));
}

beforeAll(async () => {
  argv = launcherOf(compileKernel(folder));
  const manifest = { name: 'built', main: 'dist/index.js', types: 'dist/index.d.ts' };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(folder, join(folder, 'node_modules', 'built'), 'junction');
  build(1);
  kernel = await KernelClient.start({ cwd: folder, argv });
}, 60_000);

afterAll(async () => {
  await kernel.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('output', () => {
  // 100,000 lines take 0.5 s; PRINTED_LINES=100000 shows that they arrive too.
  const count = Number(process.env.PRINTED_LINES ?? 5000);
  test(`all of ${count} printed lines arrive, in order, as one output`, async () => {
    const code = `for (let i = 0; i < ${count}; i++) console.log('line ' + i);`;
    const { status, outputs } = await run(code);
    expect(status).toBe('ok');
    expect(outputs).toHaveLength(1);
    const expected = Array.from({ length: count }, (_, i) => `line ${i}\n`).join('');
    expect(printed(outputs) === expected).toBe(true);
  });

  test('all of 2,000 display messages of one synchronous cell arrive', async () => {
    const { outputs } = await run(
      `import { display } from 'tslab';\n` +
        `for (let i = 0; i < 2000; i++) display.html('<b>' + i + '</b>');`,
    );
    const shown = outputs.map((output) => 'data' in output && output.data['text/html']);
    expect(shown).toEqual(Array.from({ length: 2000 }, (_, i) => `<b>${i}</b>`));
  });

  test('stdout, stderr and displays keep their order', async () => {
    const { outputs } = await run(
      `import { display } from 'tslab';\n` +
        `console.log('a'); console.error('b'); console.log('c'); display.text('d'); console.log('e');`,
    );
    expect(
      outputs.map((one) =>
        one.output_type === 'stream' ? `${one.name} ${one.text}` : one.output_type,
      ),
    ).toEqual(['stdout a\n', 'stderr b\n', 'stdout c\n', 'display_data', 'stdout e\n']);
  });

  test('update_display_data replaces the earlier output, of an earlier cell too', async () => {
    const first = await run(
      `import { newDisplay } from 'tslab';\nconst entry = newDisplay();\n` +
        `entry.text('one'); console.log('between'); entry.text('two');`,
    );
    expect(first.outputs.map((output) => output.output_type)).toEqual(['display_data', 'stream']);
    expect(first.outputs[0]).toEqual({
      output_type: 'display_data',
      data: { 'text/plain': 'two' },
      metadata: {},
    });
    const second = await run(`entry.text('three')`);
    expect(second.outputs).toEqual([]);
    expect(first.outputs[0]).toMatchObject({ data: { 'text/plain': 'three' } });
  });

  test('the last expression is the result, by its own display method where it has one', async () => {
    const plain = await run('({ a: [1, 2] })');
    expect(plain.outputs).toMatchObject([
      { output_type: 'execute_result', data: { 'text/plain': '{ a: [ 1, 2 ] }' } },
    ]);
    const rich = await run(
      `({ [Symbol.for('Jupyter.display')]: () => ({ 'text/html': '<i>x</i>', 'text/plain': 'x' }) })`,
    );
    expect(rich.outputs).toMatchObject([{ data: { 'text/html': '<i>x</i>', 'text/plain': 'x' } }]);
    const later = await run(
      `({ [Symbol.for('Jupyter.display')]: async () => ({ 'text/plain': await 'later' }) })`,
    );
    expect(later.outputs).toMatchObject([{ data: { 'text/plain': 'later' } }]);
    const broken = await run(
      `({ [Symbol.for('Jupyter.display')]: async () => { throw new Error('no picture'); } })`,
    );
    expect(broken.error).toMatchObject({ ename: 'Error', evalue: 'no picture' });
  });

  test('packages are found from the working directory upwards', async () => {
    const { status, outputs } = await run(
      `import { version } from 'acorn';\nconsole.log(version);`,
    );
    expect(status).toBe('ok');
    expect(printed(outputs)).toMatch(/^8\./);
  });

  test('a file that was not there is found when it is, and cells go on', async () => {
    const late = `import { late } from './late';\nconsole.log(late);`;
    expect((await run(late)).error!.evalue).toContain(`Cannot find module './late'`);
    writeFileSync(join(folder, 'late.ts'), `export const late = 'here';\n`);
    // The compiler hears of it from the file system.
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(printed((await run(late)).outputs)).toBe('here\n');
    expect((await run('1')).status).toBe('ok');
  });

  test('TypeScript files beside the notebook are compiled, those that they import too', async () => {
    const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
    write(
      'twice.ts',
      `import { two } from './two';\nexport const twice = (x: number) => two * x;\n`,
    );
    write('two.ts', 'export const two = 2;\n');
    const { outputs } = await run(`import { twice } from './twice';\nconsole.log(twice(4));`);
    expect(printed(outputs)).toBe('8\n');
    // Again, after a package that has no types.
    write('counter.ts', 'export const state = { n: 0 };\n');
    mkdirSync(join(folder, 'node_modules', 'untyped'), { recursive: true });
    write(join('node_modules', 'untyped', 'index.js'), 'module.exports = 1;\n');
    await run(`import { state } from './counter';\nstate.n = 5;`);
    const { error: none } = await run(`import untyped from 'untyped';\nconsole.log(untyped);`);
    expect(none).toBeUndefined();
    const { outputs: kept } = await run(
      `import { state as still } from './counter';\nconsole.log(still.n);`,
    );
    expect(printed(kept)).toBe('5\n');
    write('three.ts', `export const three: number = 'three';\n`);
    write('thrice.ts', `export { three } from './three';\n`);
    const { error } = await run(`import { three } from './thrice';\nconsole.log(three);`);
    expect(error!.evalue).toMatch(/three\.ts.*Type 'string' is not assignable to type 'number'/s);
    // By a comment too.
    write('four.ts', `const four: number = 'four';\n`);
    write('named.ts', `/// <reference path="./four.ts" />\nexport const named = 4;\n`);
    const { error: referenced } = await run(
      `import { named } from './named';\nconsole.log(named);`,
    );
    expect(referenced!.evalue).toMatch(/four\.ts.*Type 'string' is not assignable/s);
  });
});

describe('help while typing', () => {
  const ask = async (type: string, code: string) => {
    const { channels } = kernel as unknown as { channels: KernelChannels };
    const request = channels.ask(type, { code, cursor_pos: code.length, detail_level: 0 });
    await request.done;
    return request.reply!;
  };

  test('completion lists the fields of a value of an earlier cell', async () => {
    await run(`const fields = { alpha: 1, beta: { gamma: 'x' } };`);
    expect(await ask('complete_request', 'fields.')).toMatchObject({ matches: ['alpha', 'beta'] });
    expect(await ask('complete_request', 'fields.beta.ga')).toMatchObject({ matches: ['gamma'] });
  });

  test('hovering tells the type of a name, and of a function in the middle of its arguments', async () => {
    await run(`/** Halves. */\nfunction half(of: number): number { return of / 2; }`);
    const says = 'function half(of: number): number\n\nHalves.';
    for (const code of ['half', 'half(', 'half(Math.max(1, 2), ']) {
      const { found, data } = await ask('inspect_request', code);
      expect(found, code).toBe(true);
      expect((data as Record<string, string>)['text/plain'], code).toContain(says);
    }
    expect(await ask('inspect_request', '(1 + ')).toMatchObject({ status: 'ok', found: false });
  });
});

describe('errors', () => {
  test('a type error names the line, and nothing of the cell runs', async () => {
    const execution = await run(`console.log('ran');\nconst n: number = 'many';`);
    expect(execution.status).toBe('error');
    expect(execution.error).toMatchObject({
      ename: 'TypeScriptError',
      evalue: `line 2: Type 'string' is not assignable to type 'number'.`,
    });
    expect(trace(execution)).toContain(`  > 2 | const n: number = 'many';\n      |       ^`);
    expect(execution.outputs).toEqual([execution.error]);
  });

  test('a thrown error comes with the lines of the cell and nothing of the machinery', async () => {
    const execution = await run(
      `type Size = { n: number };\n\n// a comment\nfunction make({ n }: Size) {\n\n` +
        `  throw new RangeError('n is ' + n);\n}\nmake({ n: -1 });`,
    );
    expect(execution.error).toMatchObject({ ename: 'RangeError', evalue: 'n is -1' });
    expect(trace(execution)).toContain(`  > 6 |   throw new RangeError('n is ' + n);`);
    expect(trace(execution)).toMatch(
      / {4}at make \(cell \[\d+\], line 6\)\n {4}at cell \[\d+\], line 8$/,
    );
    expect(trace(execution)).not.toContain(process.cwd());
  });

  test('an error in a function of an earlier cell names that cell', async () => {
    await run(`const early = () => {\n  throw new Error('from before');\n};`);
    const execution = await run(`\nearly();`);
    expect(trace(execution)).toMatch(/at early \(cell \[(\d+)\], line 2\)/);
  });

  test('an error with a cause tells the cause', async () => {
    const execution = await run(`throw new Error('outer', { cause: new TypeError('inner') });`);
    expect(trace(execution)).toContain('Caused by TypeError: inner');
  });

  test('what is thrown and no error is shown', async () => {
    const execution = await run(`throw { code: 7 };`);
    expect(execution.error).toMatchObject({ ename: 'Thrown', evalue: '{ code: 7 }' });
  });

  test('a rejection that nobody handles fails the cell', async () => {
    const execution = await run(`void Promise.reject(new Error('nobody cares'));\nconsole.log(1);`);
    expect(execution.status).toBe('error');
    expect(execution.error).toMatchObject({ ename: 'Error', evalue: 'nobody cares' });
    expect(printed(execution.outputs)).toBe('1\n');
    expect((await run(`try { await Promise.reject(1) } catch {}`)).status).toBe('ok');
  });

  test('an exception in a callback fails the cell that is waiting, at once', async () => {
    const execution = await run(
      `setTimeout(() => { throw new TypeError('in a timer'); }, 10);\n` +
        `await new Promise((resolve) => setTimeout(resolve, 60_000));`,
    );
    expect(execution.error).toMatchObject({ ename: 'TypeError', evalue: 'in a timer' });
  });

  test('the next cell runs after an error', async () => {
    await run('throw new Error()');
    expect(printed((await run(`console.log('still here');`)).outputs)).toBe('still here\n');
  });
});

test('a rebuilt package is told of once, with the next cell, and only when it was imported before', async () => {
  const told = async (code: string) => printed((await run(code)).outputs, 'stderr');
  build(2);
  expect(await told('1')).toBe('');
  const { outputs } = await run(`import { version } from 'built';\nconsole.log(version);`);
  expect(outputs).toMatchObject([{ name: 'stdout', text: '2\n' }]);
  expect(await told('1')).toBe('');
  build(3);
  expect(await told('1')).toMatch(/src\/ was rebuilt.*Restart the kernel/);
  expect(await told('1')).toBe('');
  build(4);
  expect(await told('1')).toContain('src/ was rebuilt');
});

test('a kernel that cannot start says why', async () => {
  const start = KernelClient.start({
    cwd: folder,
    argv: [process.execPath, '-e', 'console.error("no such luck"); process.exit(4)', '--'],
  });
  await expect(start).rejects.toThrow(/exited with code 4.*no such luck/);
  const says = 'FATAL ERROR: Reached heap limit - JavaScript heap out of memory';
  const hungry = KernelClient.start({
    cwd: folder,
    argv: [process.execPath, '-e', `console.error(${JSON.stringify(says)}); process.abort()`, '--'],
  });
  await expect(hungry).rejects.toThrow(/ran out of memory/);
  const missing = KernelClient.start({ cwd: folder, argv: ['no-such-command'] });
  await expect(missing).rejects.toThrow(/could not be started/);
});

test('stop leaves no process and no file, even of a cell that cannot be interrupted', async () => {
  const { connection } = kernel as unknown as { connection: Connection };
  expect(existsSync(connection.directory)).toBe(true);
  const { outputs } = await run(
    `import { spawn } from 'node:child_process';\n` +
      `const child = spawn(process.execPath, ['-e', 'setInterval(() => 0, 1000)']);\n` +
      `console.log(process.pid, child.pid);`,
  );
  void run('await 0; while (true) {}');
  await kernel.stop();
  const pids = printed(outputs).trim().split(' ').map(Number);
  expect(pids).toHaveLength(2);
  for (const pid of pids) await expect.poll(() => isAlive(pid)).toBe(false);
  expect(existsSync(connection.directory)).toBe(false);
});
