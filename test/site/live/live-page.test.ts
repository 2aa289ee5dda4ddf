// @vitest-environment jsdom
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { listParameters } from '../../../src/notebook/parameters.js';
import type { Tell } from '../../../src/rerun/protocol.js';
import { LivePage } from '../../../src/site/browser/live/live-page.js';
import { plotly } from '../small-notebook.js';
import { fakeFigures, type FakeFigures } from './fake-figures.js';
import { FakeWorker } from './fake-worker.js';

const source = `const parameters = modelingParameters({
  cohort: 'simulated', // any
  seed: 1,
  floor: 'auto',
  ceiling: 'auto',
  topK: 50, // probes
  C: 1,
  trees: 200,
  folds: 5,
  repeats: 5,
  relabellings: 10000,
});`;
const code = (text: string) =>
  `<details class="code"><summary>Code</summary><pre tabindex="0"><code>${text}</code></pre></details>`;
const body = `
  <div class="columns"><main>
    <aside class="invitation"></aside>
    <article data-notebook="04-modeling" data-cohort="simulated">
      <section class="cell prose"><h2>Start <a class="anchor"></a></h2></section>
      <section class="cell code-cell" id="cell-p">${code(source)}</section>
      <section class="cell code-cell" id="cell-a">${code('await say(1)')}
        <div class="outputs"><div class="said"><p>50 probes</p></div></div></section>
      <section class="cell prose"><h2>Drawn</h2></section>
      <section class="cell code-cell" id="cell-b">${code('await show(a)')}
        <div class="outputs"><figure class="figure" data-figure="x"></figure></div></section>
      <section class="cell code-cell" id="cell-c">${code('const c = 1;')}</section>
    </article></main></div>`;
const program = {
  parameters: {
    cell: 'p',
    checkedBy: 'modelingParameters',
    fields: listParameters(source).map(({ name, literal, start, end }) => {
      return { name, value: literal, start, end };
    }),
  },
  cells: [
    { id: 'p', source },
    { id: 'a', source: 'await say(1)' },
    { id: 'b', source: 'await show(a)' },
    { id: 'c', source: 'const c = 1;' },
  ],
};

const figure = (y: number) => ({
  [plotly]: { data: [{ y: [y] }], layout: {} },
  'text/plain': `${y}.`,
});
const as50 = { p: [], a: [{ 'text/markdown': '50 probes' }], b: [figure(50)], c: [] };
const as20 = { p: [], a: [{ 'text/markdown': '20 probes' }], b: [figure(20)] };

let figures: FakeFigures;
let workers: FakeWorker[];
const worker = () => workers.at(-1)!;
const flush = () => vi.advanceTimersByTimeAsync(50);
const section = (id: string) => document.getElementById(`cell-${id}`)!;
const input = (name: string) => document.getElementById(`parameter-${name}`) as HTMLInputElement;
const status = () => document.querySelector('[role=status]')!.textContent;
const press = (label: string, within: ParentNode = document) => {
  const all = [...within.querySelectorAll('button')];
  all.find(({ textContent }) => textContent === label)!.click();
};
/** What a reader sees of a cell's outputs. */
const seen = (id: string) =>
  [...section(id).querySelectorAll<HTMLElement>('.outputs')]
    .filter(({ hidden }) => !hidden)
    .map(({ textContent }) => textContent?.trim())
    .join('|');

function type(name: string, text: string): void {
  input(name).value = text;
  input(name).dispatchEvent(new Event('input', { bubbles: true }));
}

async function open(search = '', cohorts = ['simulated']): Promise<LivePage> {
  history.replaceState(null, '', `/04-modeling.html${search}`);
  document.body.innerHTML = body;
  workers = [];
  const made = fakeFigures();
  figures = made;
  const published = document.querySelector('[data-figure]')!;
  figures.watch(published, () =>
    Promise.resolve({ figure: { data: [{ y: [50] }], layout: {} }, alt: '50.' }),
  );
  const parts = {
    article: document.querySelector('article')!,
    invitation: document.querySelector<HTMLElement>('.invitation')!,
    figures: made,
  };
  const page = new LivePage(parts, program, 'http://x/', () => {
    workers.push(new FakeWorker());
    return worker();
  });
  page.enter();
  worker().tell({ kind: 'ready', cohorts });
  await flush();
  return page;
}

beforeEach(() => void vi.useFakeTimers());

describe('a page that comes alive', () => {
  test('runs all, and shows the published outputs where they are the same', async () => {
    await open();
    expect(worker().asked[0]).toEqual({ kind: 'open', notebook: '04-modeling', site: 'http://x/' });
    expect(worker().lastRun).toMatchObject({ parameters: {}, edited: {} });
    worker().serve(as50);
    await flush();
    expect(status()).toMatch(/^Up to date in [\d.]+ s\. Nothing moved\.$/);
    expect(document.querySelectorAll('.moved:not([hidden])')).toHaveLength(0);
    expect(seen('a')).toBe('50 probes');
    expect(document.querySelectorAll('[aria-busy]')).toHaveLength(0);
  });

  test('with parameters in its address shows that state, and says what cannot be had', async () => {
    await open('?topK=20&trees=0&__proto__=<b>1</b>#drawn');
    expect(input('topK').value).toBe('20');
    expect(worker().lastRun.parameters).toEqual({ topK: 20 });
    expect(location.search + location.hash).toBe('?topK=20#drawn');
    const problems = document.querySelector('.page-problems')!;
    expect(problems.textContent).toContain('trees is 0');
    expect(problems.textContent).toContain('__proto__ is no parameter');
    expect(problems.querySelector('b')).toBeNull();
  });
});

describe('a cell that takes long', () => {
  const put = (data: Record<string, unknown>, id: string) => {
    const { run } = worker().lastRun;
    worker().tell({ kind: 'output', run, cell: 'b', data, metadata: {}, id });
  };
  /** Cell b begins, and puts figures in one place, one after the other. */
  const begin = (...values: number[]) => {
    const { run } = worker().lastRun;
    worker().tell({ kind: 'stale', run, cells: ['b'] }, { kind: 'started', run, cell: 'b' });
    for (const value of values) put(figure(value), 'place');
  };
  const end = () => {
    const { run } = worker().lastRun;
    worker().tell({ kind: 'ended', run, cell: 'b', ms: 1 });
    worker().tell({ kind: 'done', run, ms: 1, stopped: false });
  };
  const word = () => section('b').querySelector('.moved:not([hidden]) .moved-word')?.textContent;

  test('shows what it has put out so far, and in the end what came of it', async () => {
    await open();
    worker().serve(as50);
    await flush();
    type('topK', '20');
    await flush();
    begin();
    put({ 'text/plain': 'deals  ██████████░░░░░░░░░░  5/10  50%  about 5 s left' }, 'progress');
    put(figure(18), 'place');
    put(figure(19), 'place');
    await flush();
    expect(seen('b')).toBe('19.');
    expect(word()).toBe('So far');
    expect(section('b').classList.contains('is-running')).toBe(true);
    const drawn = section('b').querySelector('.now .figure');
    put({ 'text/plain': 'deals: 10 of 10 done' }, 'progress');
    end();
    await flush();
    expect(word()).toBe('Moved');
    // The same element goes on, with all that the reader did to it.
    expect(section('b').querySelector('.now .figure')).toBe(drawn);
    expect(seen('b')).toBe('deals: 10 of 10 done19.');
    expect(section('b').classList.contains('is-stale')).toBe(false);
    expect(status()).toContain('1 cell moved');
  });

  test('goes back to the published outputs when they are what comes of it', async () => {
    await open('?topK=20');
    begin(18);
    await flush();
    expect(word()).toBe('So far');
    put(figure(50), 'place');
    end();
    await flush();
    expect(word()).toBeUndefined();
    expect(seen('b')).not.toContain('18.');
  });

  test('and then fails has shown no result', async () => {
    for (const [search, expected] of [
      ['?topK=20', 'So far'],
      ['', undefined],
    ]) {
      await open(search);
      begin(18);
      const { run } = worker().lastRun;
      const error = { name: 'Error', message: 'too few' };
      worker().tell({ kind: 'ended', run, cell: 'b', ms: 1, error });
      worker().tell({ kind: 'done', run, ms: 1, stopped: false });
      await flush();
      expect(word()).toBe(expected);
      expect(status()).toBe('1 cell failed. Nothing moved.');
    }
  });

  /** From here on a figure that is drawn anew waits until it is let go. */
  const holdDrawing = () => {
    const show = figures.show.bind(figures);
    let letGo = () => {};
    vi.spyOn(figures, 'show').mockImplementationOnce(async (...args) => {
      await new Promise<void>((resolve) => (letGo = resolve));
      return show(...args);
    });
    return () => letGo();
  };

  test('is not overtaken by what it put out before, however long that takes to draw', async () => {
    await open('?topK=20');
    begin(18);
    await flush();
    const letGo = holdDrawing();
    put(figure(19), 'place');
    await flush();
    put(figure(20), 'place');
    end();
    await flush();
    letGo();
    await flush();
    expect(word()).toBe('Moved');
  });

  test('and runs again is not overtaken by what came of it before', async () => {
    await open('?topK=20');
    begin(18);
    await flush();
    const letGo = holdDrawing();
    end();
    await flush();
    type('topK', '30');
    await flush();
    begin(17);
    await flush();
    letGo();
    await flush();
    expect(word()).toBe('So far');
  });

  test('leaves the published outputs alone while nothing was changed', async () => {
    await open();
    begin(18);
    await flush();
    expect(word()).toBeUndefined();
    expect(seen('b')).not.toContain('18.');
  });
});

describe('a change', () => {
  test('that is a step of its own is asked for at once; one of many when they rest', async () => {
    await open();
    worker().serve(as50);
    await vi.advanceTimersByTimeAsync(1000);
    const before = worker().asked.length;
    const asked = () => worker().asked.length - before;
    type('topK', '21');
    await vi.advanceTimersByTimeAsync(1);
    expect(asked()).toBe(1);
    type('topK', '22');
    await vi.advanceTimersByTimeAsync(20);
    type('topK', '23');
    await vi.advanceTimersByTimeAsync(20);
    expect(asked()).toBe(1);
    await vi.advanceTimersByTimeAsync(20);
    expect(asked()).toBe(2);
    expect(worker().lastRun.parameters).toEqual({ topK: 23 });
  });

  test('is asked for once it rests, and is in the address and the code', async () => {
    await open();
    worker().serve(as50);
    const before = worker().asked.length;
    for (const value of ['21', '22', '20']) type('topK', value);
    expect(worker().asked).toHaveLength(before);
    await flush();
    expect(worker().asked).toHaveLength(before + 1);
    expect(worker().lastRun.parameters).toEqual({ topK: 20 });
    expect(location.search).toBe('?topK=20');
    expect(section('p').textContent).toContain('topK: 20, // probes');
  });

  test('that is wrong runs nothing', async () => {
    await open();
    worker().serve(as50);
    const before = worker().asked.length;
    type('topK', '0');
    await flush();
    expect(worker().asked).toHaveLength(before);
    expect(location.search).toBe('');
  });

  test('marks what waits, and what moved, which can be compared', async () => {
    await open();
    worker().serve(as50);
    await flush();
    type('topK', '20');
    await flush();
    const { run } = worker().lastRun;
    worker().tell({ kind: 'stale', run, cells: ['p', 'a', 'b'] });
    expect(section('a').querySelector('.outputs')!.getAttribute('aria-busy')).toBe('true');
    expect(section('c').classList.contains('is-stale')).toBe(false);
    worker().serve(as20);
    await flush();
    expect(status()).toContain('2 cells moved');
    expect(
      [...document.querySelectorAll('.moved-list a')].map((a) => a.getAttribute('href')),
    ).toEqual(['#cell-a', '#cell-b']);
    expect(seen('a')).toBe('20 probes');
    expect(section('a').querySelector('.moved-word')!.textContent).toBe('Moved');
    press('Published', section('a'));
    expect(seen('a')).toBe('50 probes');
    press('Now', section('a'));
    expect(seen('a')).toBe('20 probes');
    expect(section('b').querySelector('.is-now')!.textContent).toBe('20.');
    expect(document.querySelectorAll('[aria-busy]')).toHaveLength(0);
  });

  test('redraws a figure in place, and gives back the published one when it is the same again', async () => {
    await open('?topK=20');
    worker().serve(as20);
    await flush();
    const drawn = section('b').querySelector('.is-now')!;
    type('topK', '30');
    await flush();
    worker().serve({ b: [figure(30)] });
    await flush();
    expect(section('b').querySelector('.is-now')).toBe(drawn);
    expect(figures.redrawn).toMatchObject([{ alt: '30.' }]);
    type('topK', '50');
    await flush();
    worker().serve(as50);
    await flush();
    expect(section('b').querySelector('.is-now')).toBeNull();
    expect(section('b').querySelector<HTMLElement>('.moved')!.hidden).toBe(true);
    expect(location.search).toBe('');
  });
});

test('an output of a later time overtakes one that is still being compared', async () => {
  await open('?topK=20');
  worker().serve(as20);
  worker().serve({ a: [{ 'text/markdown': '21 probes' }] });
  await flush();
  expect(seen('a')).toBe('21 probes');
});

test('reset brings back what was published, and a later change what was computed since', async () => {
  await open('?topK=20');
  worker().serve(as20);
  worker().tell({ kind: 'table', run: 1, cell: 'c', name: 'holdout.csv', text: 'a\n1\n' });
  await flush();
  press('Reset to published');
  expect([seen('a'), input('topK').value, location.search]).toEqual(['50 probes', '50', '']);
  expect(document.querySelector<HTMLElement>('.saved')!.hidden).toBe(true);
  // Nothing ran that would have to stop, and the worker keeps what it has computed.
  await vi.advanceTimersByTimeAsync(10_000);
  expect(workers).toHaveLength(1);
  expect(status()).toBe('As published. A change runs the notebook again.');
  type('topK', '30');
  await flush();
  expect(worker().lastRun.parameters).toEqual({ topK: 30 });
  // Only one of two cells has a new output: the other one's is that of the state before.
  worker().serve({ a: [{ 'text/markdown': '30 probes' }] });
  await flush();
  expect([seen('a'), seen('b')]).toEqual(['30 probes', '20.']);
});

describe('code', () => {
  const editor = (id: string) => section(id).querySelector('textarea')!;
  const key = (target: Element, name: string, shiftKey = false) =>
    target.dispatchEvent(
      new KeyboardEvent('keydown', { key: name, shiftKey, bubbles: true, cancelable: true }),
    );
  const edit = (id: string, text: string) => {
    press('Edit', section(id));
    editor(id).value = text;
    editor(id).dispatchEvent(new Event('input', { bubbles: true }));
  };

  test('is edited and run, and taken back', async () => {
    await open();
    worker().serve(as50);
    await flush();
    edit('a', 'await say(2);\nmore();');
    expect(document.activeElement).toBe(editor('a'));
    expect(editor('a').rows).toBe(2);
    key(editor('a'), 'Enter', true);
    expect(worker().lastRun).toMatchObject({ edited: { a: 'await say(2);\nmore();' }, force: 'a' });
    key(editor('a'), 'Escape');
    expect(editor('a').hidden).toBe(true);
    expect(section('a').querySelector('pre code')!.textContent).toBe('await say(2);\nmore();');
    press('Undo edits', section('a'));
    expect(worker().lastRun).toMatchObject({ edited: {}, force: 'a' });
    expect(section('a').querySelector('pre code')!.textContent).toBe('await say(1)');
  });

  test('that was not edited is run again by Shift-Enter', async () => {
    await open();
    worker().serve(as50);
    key(section('a').querySelector('pre')!, 'Enter', true);
    expect(worker().lastRun).toMatchObject({ edited: {}, force: 'a' });
  });

  test('with markup in it stays code', async () => {
    await open();
    edit('a', '<img src=x onerror=alert(1)>');
    key(editor('a'), 'Escape');
    expect(section('a').querySelector('img')).toBeNull();
    expect(section('a').querySelector('pre')!.textContent).toBe('<img src=x onerror=alert(1)>');
  });

  test('of the parameters is changed by controls alone', async () => {
    await open();
    expect(section('p').querySelector('textarea')).toBeNull();
  });
});

test('an error is said at its cell, and what builds on it says so', async () => {
  await open();
  const { run } = worker().lastRun;
  const error = { name: 'RangeError', message: '<b>no</b>\nsecond', line: 2 };
  worker().tell(
    { kind: 'stale', run, cells: ['p', 'a', 'b'] },
    { kind: 'started', run, cell: 'a' },
    { kind: 'ended', run, cell: 'a', ms: 1, error },
    { kind: 'blocked', run, cell: 'b', by: 'a' },
    { kind: 'done', run, ms: 1, stopped: false },
  );
  await flush();
  const alert = section('a').querySelector('[role=alert]')!;
  expect(alert.textContent).toBe('RangeError (line 2)<b>no</b>\nsecond');
  expect(section('a').querySelector('details')!.open).toBe(true);
  expect(section('b').textContent).toContain('Not run: it builds on “Start”, which failed.');
  expect(section('b').querySelector('a[href="#cell-a"]')).not.toBeNull();
  expect(status()).toContain('1 cell failed, and 1 cell not run for it.');
  expect(document.querySelectorAll('[aria-busy]')).toHaveLength(0);
  worker().serve(as50);
  await flush();
  expect(document.querySelector('.code-cell [role=alert], .blocked')).toBeNull();
});

describe('a run that takes its time', () => {
  const long: (run: number) => Tell[] = (run) => [
    { kind: 'stale', run, cells: ['a', 'b'] },
    { kind: 'started', run, cell: 'a' },
  ];

  test('says where it is and how far, and can be stopped', async () => {
    await open();
    const { run } = worker().lastRun;
    worker().tell(...long(run));
    const line = 'hold-out  ████░░░░  12/48   25%  about 40 s left';
    worker().tell({
      kind: 'output',
      run,
      cell: 'a',
      id: 'x',
      data: { 'text/plain': line },
      metadata: {},
    });
    await vi.advanceTimersByTimeAsync(300);
    expect(status()).toBe('Running “Start”, 1 more cell to run…');
    expect(document.querySelector('progress')!.value).toBe(0.25);
    expect(document.querySelector('.progress-words')!.textContent).toBe(
      'hold-out: 12 of 48, about 40 s left',
    );
    press('Stop');
    expect(worker().asked.at(-1)).toEqual({ kind: 'stop' });
    worker().tell({ kind: 'done', run, ms: 9, stopped: true });
    await flush();
    expect(status()).toBe('Stopped: 2 cells not up to date.');
    expect(section('a').classList.contains('is-stale')).toBe(true);
    expect(document.querySelectorAll('[aria-busy]')).toHaveLength(0);
  });

  /** Has a run that does not answer, and presses a button that is to stop it. */
  async function hang(button: 'Stop' | 'Reset to published', search = ''): Promise<LivePage> {
    const page = await open(search);
    worker().tell(...long(worker().lastRun.run));
    press(button);
    return page;
  }
  /** Waits until its worker is ended and another one is loaded. */
  async function replace(): Promise<void> {
    await vi.advanceTimersByTimeAsync(3000);
    expect(workers).toHaveLength(2);
    worker().tell({ kind: 'ready', cohorts: ['simulated'] });
    await flush();
  }
  const asked = () => worker().asked.map(({ kind }) => kind);

  test('and does not stop is ended, and none begins until something is changed', async () => {
    await hang('Stop');
    await replace();
    expect(asked()).toEqual(['open']);
    expect(status()).toContain('Stopped. What was computed is gone; a change runs');
    expect(document.querySelectorAll('[aria-busy]')).toHaveLength(0);
    const stale = [...document.querySelectorAll('.is-stale')].map(({ id }) => id);
    expect(stale).toEqual(['cell-a', 'cell-b']);
    type('topK', '20');
    await flush();
    expect(asked()).toEqual(['open', 'run']);
    worker().serve(as20);
    await flush();
    expect(status()).toContain('2 cells moved');
  });

  test('and does not stop for a reset is ended, and none begins', async () => {
    await hang('Reset to published', '?topK=20');
    await replace();
    expect(asked()).toEqual(['open']);
    expect(document.querySelectorAll('.is-stale, [aria-busy]')).toHaveLength(0);
  });

  test('and is ended after a change begins again with it', async () => {
    await hang('Stop');
    type('topK', '20');
    await replace();
    expect(asked()).toEqual(['open', 'run']);
    expect(worker().lastRun.parameters).toEqual({ topK: 20 });
  });

  test('and is ended before a change begins again once, when the next worker is loaded', async () => {
    await hang('Stop');
    await vi.advanceTimersByTimeAsync(3000);
    type('topK', '20');
    await flush();
    expect(asked()).toEqual(['open']);
    worker().tell({ kind: 'ready', cohorts: ['simulated'] });
    await flush();
    expect(asked()).toEqual(['open', 'run']);
  });

  test('and is ended begins again with a file that was given meanwhile', async () => {
    const page = await hang('Stop');
    page.give([new File(['x'], 'mine.csv')]);
    await replace();
    expect(asked()).toEqual(['open', 'files']);
    worker().tell({ kind: 'ready', cohorts: ['simulated', 'mine.csv'] });
    await flush();
    expect(worker().lastRun.parameters).toEqual({ cohort: 'mine.csv' });
  });

  test('is no longer marked where the parameters are what they were', async () => {
    await open();
    worker().serve(as50);
    await flush();
    type('topK', '20');
    await flush();
    worker().tell(...long(worker().lastRun.run));
    type('topK', '50');
    await flush();
    worker().tell({ kind: 'done', run: worker().lastRun.run, ms: 1, stopped: false });
    await flush();
    expect(status()).toContain('Up to date');
    expect(document.querySelectorAll('.is-stale, .is-running')).toHaveLength(0);
  });
});

describe('another cohort', () => {
  const file = (name: string, size = 1) => new File(['x'.repeat(size)], name);

  test('is a file of the reader, with its labels, and is not in the address', async () => {
    const page = await open();
    worker().serve(as50);
    page.give([file('mine.csv', 100), file('labels.csv')]);
    expect(worker().asked.at(-1)).toMatchObject({
      kind: 'files',
      files: [{ name: 'mine.csv' }, { name: 'labels.csv' }],
    });
    worker().tell({ kind: 'ready', cohorts: ['simulated', 'mine.csv', 'labels.csv'] });
    await flush();
    expect(worker().lastRun.parameters).toEqual({ cohort: 'mine.csv', labels: 'labels.csv' });
    expect(location.search).toBe('');
    expect(input('labels').closest<HTMLElement>('fieldset')!.hidden).toBe(false);
    worker().serve(as20);
    await flush();
    expect(section('a').querySelector('.moved-word')!.textContent).toBe('mine.csv');
    expect(document.querySelector('.cohort-note')!.textContent).toContain('mine.csv');
    type('topK', '30');
    await flush();
    expect(location.search).toBe('?topK=30');
    worker().serve({ a: [{ 'text/markdown': '30 probes' }], b: [figure(20)] });
    await flush();
    // What moved is what a parameter moved, not what the other cohort did.
    expect(['a', 'b'].map((id) => section(id).querySelector('.moved-word')!.textContent)).toEqual([
      'Moved',
      'mine.csv',
    ]);
    expect(status()).toContain('1 cell moved');
  });

  test('that was refused changes nothing', async () => {
    const page = await open();
    worker().serve(as50);
    page.give([file('<i>x</i>')]);
    worker().tell({ kind: 'refused', message: '<i>x</i> is no table' });
    expect(input('cohort').value).toBe('simulated');
    const problems = document.querySelector('.page-problems')!;
    expect(problems.textContent).toBe('<i>x</i> is no table');
    expect(problems.querySelector('i')).toBeNull();
  });

  test('that an address names and nobody has is left, and said', async () => {
    await open('?cohort=mine.csv&topK=20');
    expect(worker().lastRun.parameters).toEqual({ cohort: 'auto', topK: 20 });
    expect(document.querySelector('.page-problems')!.textContent).toContain(
      'There is no cohort mine.csv here',
    );
  });
});
