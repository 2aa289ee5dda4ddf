import { expect, test } from 'vitest';
import { JupyterLog } from '../../src/lab/jupyter-log.js';
import { parseLabOptions } from '../../src/lab/lab-options.js';
import { Status } from '../../src/command/status.js';

test('of a Jupyter server’s log the address is taken and the news left out', () => {
  const log = new JupyterLog();
  const at = '2026-11-24 15:52:44.738';
  const lines = `[I ${at} ServerApp] jupyterlab | extension was successfully loaded.
[W ${at} ServerApp] an option is deprecated
[I ${at} ServerApp] Jupyter Server 2.21.1 is running at:
[I ${at} ServerApp] http://localhost:8888/lab/tree/a.ipynb?token=1
[I ${at} ServerApp]     http://127.0.0.1:8888/lab/tree/a.ipynb?token=1
[W ${at} ServerApp] Notebook a.ipynb is not trusted
    for some reason
[C ${at} ServerApp]
    
    To access the server, open this file in a browser:
        file:///runtime/jpserver-1-open.html
    Or copy and paste one of these URLs:
        http://localhost:8888/lab/tree/a.ipynb?token=1
a kernel's last words
    at its line
[C ${at} ServerApp] received signal 15, stopping
[E ${at} ServerApp] Something is wrong`;
  expect(lines.split('\n').filter((line) => log.read(line))).toEqual([
    `[W ${at} ServerApp] an option is deprecated`,
    "a kernel's last words",
    '    at its line',
    `[E ${at} ServerApp] Something is wrong`,
  ]);
  expect(log.address).toBe('http://localhost:8888/lab/tree/a.ipynb?token=1');
});

test('options that are not ours are JupyterLab’s', () => {
  expect(parseLabOptions(['--own', '--no-browser', '--port', '8899', '--setup-only'])).toEqual({
    help: false,
    kernelspecOnly: false,
    setupOnly: true,
    own: true,
    forJupyterLab: ['--no-browser', '--port', '8899'],
  });
});

test('a terminal gets one line rewritten, as wide as it is; a file gets a line now and then', () => {
  let written = '';
  const write = (text: string) => (written += text);
  const terminal = new Status({ write, isTTY: true, columns: 10 });
  terminal.progress('one of two things');
  terminal.progress('two');
  terminal.say('done');
  terminal.say('more');
  expect(written.split('\r\u001b[2K')).toEqual(['', 'one of tw', 'two', 'done\nmore\n']);

  written = '';
  const file = new Status({ write });
  for (const line of ['one', 'two', 'three']) file.progress(line);
  file.say('done');
  expect(written).toBe('one\ndone\n');
});
