import { describe, expect, it } from 'vitest';
import { running } from '../../src/rerun/running.js';
import { open, outputs, parameters, ran, turns } from './small-session.js';

describe('a request that comes while another runs', () => {
  it('takes its place: the cell that runs is abandoned and what is finished stays', async () => {
    const { session, told, waits, request } = await open([
      parameters,
      'const x = parameters.k;',
      'await wait(); note(parameters.k); const y = parameters.k;',
      'note(y);',
    ]);
    const first = session.run(request());
    await turns();
    expect(running()).toMatchObject({ run: 1, cell: 'd' });
    const { signal } = running()!;
    const second = session.run(request({ k: 2 }));
    expect(signal.aborted).toBe(true);
    await first;
    await turns();
    // What the first run waited for comes, and it must not go on.
    waits.forEach((resolve) => resolve());
    await second;
    expect(outputs(told, 'd')).toEqual([2]);
    expect(outputs(told, 'e')).toEqual([2, '2']);
    expect(told.filter(({ kind }) => kind === 'done')).toMatchObject([{ run: 2, stopped: false }]);
    expect(running()).toBeUndefined();
    const started = told.flatMap((m) => (m.kind === 'started' ? [`${m.run}${m.cell}`] : []));
    expect(started).toEqual(['1a', '1b', '1c', '1d', '2b', '2c', '2d', '2e']);
  });

  it('is stopped, and a later one goes on from there', async () => {
    const { session, told, waits, request } = await open([parameters, 'await wait();', 'note(1);']);
    const first = session.run(request());
    await turns();
    session.stop();
    await first;
    expect(told.at(-1)).toMatchObject({ kind: 'done', run: 1, stopped: true });
    session.stop();
    expect(told.filter(({ kind }) => kind === 'done')).toHaveLength(1);
    told.length = 0;
    const second = session.run(request());
    await turns();
    waits.forEach((resolve) => resolve());
    await second;
    expect(ran(told)).toBe('cd');
  });

  it('does not stop functions of cells that were finished before', async () => {
    const { session, told, request } = await open([
      parameters,
      'const later = async () => (await 1) + (await 2);',
      'if (parameters.k === 1) await wait(); note(await later());',
    ]);
    const first = session.run(request());
    await turns();
    expect(running()).toMatchObject({ cell: 'd' });
    await session.run(request({ k: 2 }));
    await first;
    expect(outputs(told, 'd')[0]).toBe(3);
  });

  it('runs a cell again that was abandoned, though its inputs are as they were before', async () => {
    const { session, told, waits, request } = await open([
      parameters,
      'if (parameters.k === 2) await wait(); note(parameters.k);',
    ]);
    await session.run(request());
    const slow = session.run(request({ k: 2 }));
    await turns();
    expect(waits).toHaveLength(1);
    told.length = 0;
    await session.run(request());
    await slow;
    expect(ran(told)).toBe('bc');
    expect(outputs(told, 'c')[0]).toBe(1);
  });

  it('is heard between two cells that wait for nothing', async () => {
    const { session, told, request } = await open([parameters, 'note(parameters.k);', 'note(2);']);
    const first = session.run(request());
    let second: Promise<void> | undefined;
    setTimeout(() => {
      second = session.run(request({ k: 9 }));
    }, 0);
    await first;
    await second;
    expect(
      outputs(
        told.filter((message) => 'run' in message && message.run === 2),
        'c',
      )[0],
    ).toBe(9);
  });
});
